/// What people type into the search field, understood.
///
/// Start with [QueryParser#parse]. It never fails: what it cannot understand it takes as words and says so in a
/// [Notice].
///
/// - `QRY-1` Every text gives a query; clauses are all required.
/// - `QRY-2` `word`, `"several words"`, `begin*`, `field:value`, `field:"a value"`, each with `-` before it to exclude.
/// - `QRY-3` Days are those of the reader's time zone; `after:` begins with the day, `before:` ends before it.
@NullMarked
package org.tallystick.search.language;

import org.jspecify.annotations.NullMarked;
