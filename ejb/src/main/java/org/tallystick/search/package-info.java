/// Finding what the archive holds: files by what is in them, events, business documents.
///
/// Start with [Search], the use case. [Indexer] follows the ledger from its own cursor; what people type is understood in
/// [org.tallystick.search.language]; the index itself is in [org.tallystick.search.index].
///
/// - `SEA-1` The ledger never waits for the index; a crash or a lost index only means catching up.
/// - `SEA-2` The cursor is saved after the entries are on disk, so nothing is left out; what is written twice replaces itself.
/// - `SEA-3` At most the first 10 MiB of a file are searchable.
/// - `SEA-4` An index of another database is noticed by the hash of the last leaf it followed, and made again.
@NullMarked
package org.tallystick.search;

import org.jspecify.annotations.NullMarked;
