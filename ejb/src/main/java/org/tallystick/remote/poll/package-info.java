/// Files are fetched from partners' own servers.
///
/// Start at {@link org.tallystick.remote.poll.Polling}.
///
/// - POL-1 What a server listed is on record before anything is fetched because of it.
/// - POL-2 A file is fetched when two looks, so far apart as agreed, saw it unchanged, and the interface's rule says that it is complete.
/// - POL-3 That a file is here and that it has been seen are one transaction.
@NullMarked
package org.tallystick.remote.poll;

import org.jspecify.annotations.NullMarked;
