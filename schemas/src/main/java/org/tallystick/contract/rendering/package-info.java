/// A file laid out for reading in a browser, without changing what it says.
///
/// Start with [Renderer]. Only the layout is ours: lines are broken and indented, tables are taken apart; no value is
/// interpreted, no entity expanded. The original bytes are always there for download.
///
/// - `REND-1` Any bytes give a rendering; only reading the stream can fail. What breaks its own format is shown as plain
///   text with a note.
/// - `REND-2` The first 1 MiB is shown, a table's first 500 rows, at most 4 Mi characters; a note says what is cut.
@NullMarked
package org.tallystick.contract.rendering;

import org.jspecify.annotations.NullMarked;
