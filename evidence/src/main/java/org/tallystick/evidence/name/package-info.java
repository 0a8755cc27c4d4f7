/// Names and paths as partners send them: bytes, in no promised encoding.
///
/// Start with [RawName] and [RawPath]. A name is equal to another only when its bytes are; Unicode forms are never
/// unified, invalid UTF-8 is kept. `encoded()` is the one spelling used in JSON, listings and subject keys and can be
/// read back; `text()` is only for people.
///
/// - `NAME-1` A name has 1 to 255 bytes, no `/`, no NUL, and is neither `.` nor `..`.
/// - `NAME-2` A path is absolute and normalised and has at most 4096 bytes.
/// - `NAME-3` Encoding keeps the unreserved characters of RFC 3986 §2.3 and writes every other byte as `%XX` in upper
///   case; decoding reads that spelling only, so each name has exactly one.
@NullMarked
package org.tallystick.evidence.name;

import org.jspecify.annotations.NullMarked;
