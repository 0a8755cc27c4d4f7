/// What a partner sees: a tree of names that is a projection of its log, never a folder on a disk.
///
/// Every entry is valid from the leaf that placed it to the leaf that took it away, so the tree at any past size of the log is one query. Start at
/// {@link org.tallystick.directory.Directories}, the use cases of a partner; {@link org.tallystick.directory.DirectoryTree} reads and writes the entries.
///
/// - DIR-1 A change of the tree is an event; the entry and the leaf are written by one transaction.
/// - DIR-2 At most one entry of a name is valid at a time.
/// - DIR-3 A listing shows exactly the entries valid at the log size its `dir.listed` event recorded, however many pages it takes.
/// - DIR-4 Removing or replacing an entry never touches the document it showed.
@NullMarked
package org.tallystick.directory;

import org.jspecify.annotations.NullMarked;
