/// The transparency log's arithmetic: hashes, positions and sizes, as RFC 6962 defines them.
///
/// Start with [CompactTree], which grows a log's root leaf by leaf, and [LeafHash], which says what a leaf
/// contributes. Everything here is immutable except [CompactTree] and the two hashers, which belong to one thread.
///
/// - `TLOG-1` A hash is 32 bytes, written as 64 lower-case hexadecimal digits; no other spelling is read.
/// - `TLOG-2` What is hashed is the stored byte string; nothing is re-serialised to be hashed.
/// - `TLOG-3` A leaf's hash can never equal a node's: the prefixes `0x00` and `0x01` keep them apart.
/// - `TLOG-4` The compact root equals the recursive definition of RFC 6962 §2.1 for every size.
@NullMarked
package org.tallystick.evidence.tlog;

import org.jspecify.annotations.NullMarked;
