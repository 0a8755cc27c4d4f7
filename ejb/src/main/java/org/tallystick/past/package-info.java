/// A directory as it was: its changes, what was in it at any instant, the listings partners were shown of it, and what differs between two instants.
///
/// {@link org.tallystick.past.DirectoryPast} is the use case. Nothing is stored for it: what changed when is said by the leaves that name the directory's subject, which the subject
/// map counts; what was in it is said by the directory tree.
///
/// - PST-1 A change is a leaf that names `dir:<path>`; its number is the count that the next head's map proves.
/// - PST-2 The directory after change n is the tree at the log size just behind that change's leaf, and stays so up to the next one.
/// - PST-3 An instant is the log size behind the last event that is not later; before the first event nothing is known, and nothing is said.
/// - PST-4 A page costs what it holds, however many changes there are; a difference costs at most the changes between its two sides.
@NullMarked
package org.tallystick.past;

import org.jspecify.annotations.NullMarked;
