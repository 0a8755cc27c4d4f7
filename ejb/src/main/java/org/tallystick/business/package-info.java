/// Business documents: the packing list, the order, the invoice that a partner's files are about.
///
/// Start at {@link org.tallystick.business.BusinessDocuments}.
///
/// - BUS-1 A business document is written once, with its lines; neither it nor a line is ever changed.
/// - BUS-2 Its partner, kind and number identify it; a second one of the same is refused and the first is named.
/// - BUS-3 Links to archived files, many to many, are added and never taken away. Linking twice is linking once.
/// - BUS-4 Creating and each link are events of the partner's log, committed with the rows.
/// - BUS-5 A business document links files of its own partner only.
@NullMarked
package org.tallystick.business;

import org.jspecify.annotations.NullMarked;
