/// What a claim can be about: subjects, and the keys under which the subject map holds them.
///
/// Start with [SubjectKey]; [SubjectMap] is the prefix tree over keys, [MapProof] what it proves of one.
///
/// - `MAP-1` A key is `SHA-256("tallystick/subject/v1\n" || origin || "\n" || kind || ":" || name || "\n")`.
/// - `MAP-2` A subject's name is printable ASCII without white space, so no name can imitate the formula's separators.
/// - `MAP-3` A subtree with exactly one entry is that entry; an absent half is 32 zero bytes.
@NullMarked
package org.tallystick.evidence.map;

import org.jspecify.annotations.NullMarked;
