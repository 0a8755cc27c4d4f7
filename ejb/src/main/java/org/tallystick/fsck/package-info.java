/// The check of everything that is stored: `./tallystick fsck`, and the scrub that does the same slowly while the server runs.
///
/// {@link Fsck} reads every log from its first leaf ({@link LogCheck}), replays what its events did ({@link ReplayedTree}, {@link ReplayedSubjects}), and tells {@link LogViews}
/// what the views must hold: {@link ComparedViews} says where the stored ones differ, {@link WrittenViews} writes them anew. It reads the database by plain SQL in one
/// snapshot a log and trusts none of the archive's own ways of reading it. What it finds are {@link Finding}s; it changes nothing but views, and those only when told to.
@NullMarked
package org.tallystick.fsck;

import org.jspecify.annotations.NullMarked;
