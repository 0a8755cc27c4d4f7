/// What became of each file we sent: whether it waits, is being read, was delivered, was taken over.
///
/// Start at {@link org.tallystick.delivery.Deliveries}, the one place where the log's events are read for this.
///
/// - DLV-1 A state is derived from the log when somebody asks; it is stored nowhere. That a file is to be brought to a partner's own server and was not tried yet is no event: the queue says it.
/// - DLV-2 What was delivered stays delivered, whatever becomes of its name.
@NullMarked
package org.tallystick.delivery;

import org.jspecify.annotations.NullMarked;
