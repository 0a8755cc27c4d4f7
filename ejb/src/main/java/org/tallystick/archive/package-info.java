/// Files become documents here, and stay.
///
/// Start at {@link org.tallystick.archive.Uploads} (a partner sends), {@link org.tallystick.archive.Downloads} (a partner fetches),
/// {@link org.tallystick.archive.Placement} (we send) and {@link org.tallystick.archive.Documents} (our people read).
///
/// - ARC-1 Content is durable before the transaction that mentions it; the same content is stored once.
/// - ARC-2 A close on a live session publishes; a torn connection never does, it leaves an interrupted upload.
/// - ARC-3 A document never changes.
/// - ARC-4 No byte is served before its `file.read` is durable.
/// - ARC-5 To the same account an interrupted upload answers STAT, OPEN and REMOVE; nobody else sees it.
/// - ARC-6 The checksum of a whole file is told where it may be read, and is no reading.
@NullMarked
package org.tallystick.archive;

import org.jspecify.annotations.NullMarked;
