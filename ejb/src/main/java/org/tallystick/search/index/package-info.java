/// The search index: what is in it, where it lies, how it is asked.
///
/// Start with [SearchIndex]; [Entry] is one thing that can be found. The index holds nothing of its own: it can be
/// thrown away and is made again from the ledger.
///
/// - `IDX-1` An entry's id decides: writing it again replaces it.
/// - `IDX-2` A written entry is on disk when [SearchIndex#write] returns.
/// - `IDX-3` A damaged index is set aside when the server starts, and made again.
/// - `IDX-4` Words are runs of letters and digits, without case and accents; `PL-4711` is two words one after the other.
/// - `IDX-5` Newest first; a page goes on exactly where the one before ended, whatever was added meanwhile.
@NullMarked
package org.tallystick.search.index;

import org.jspecify.annotations.NullMarked;
