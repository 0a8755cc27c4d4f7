/// JSON that has exactly one spelling: the form of RFC 8785, limited to objects, arrays, strings and integers.
///
/// Start with [CanonicalJson#parse(byte[])] and [JsonObject#builder()]. The parser is for bytes that must already be
/// canonical and refuses every other spelling of the same value; it is not a general JSON parser.
///
/// - `JSON-1` Only objects, arrays, strings and integers with magnitude below 2⁵³: no floats, no booleans, no null.
/// - `JSON-2` Members ascend by UTF-16 code units and none occurs twice; no white space; the shortest escapes.
/// - `JSON-3` Strings hold no lone surrogate; the bytes are valid UTF-8.
/// - `JSON-4` What parses writes back to the same bytes.
/// - `JSON-5` At most 1 MiB and 32 levels, in both directions.
@NullMarked
package org.tallystick.evidence.json;

import org.jspecify.annotations.NullMarked;
