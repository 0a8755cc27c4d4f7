/// The message list and message received queries: which files passed either way on a day, and what is known of each.
///
/// Start at {@link org.tallystick.message.Messages}, which people and programs ask; partners get the same from `/.exchange`, by way of {@link org.tallystick.message.MessageRows}.
///
/// - MSG-1 What is said is a function of the log up to a size, so that the same question about the same size has the same bytes for an answer.
/// - MSG-2 A day of any length is read in pages: memory does not depend on it.
/// - MSG-3 Who may not look into a directory is told of none of its files.
/// - MSG-4 Names and paths are percent-encoded from their bytes: every byte survives, and no field needs quoting.
@NullMarked
package org.tallystick.message;

import org.jspecify.annotations.NullMarked;
