/// What a claim can be about: subjects, and the keys under which the subject map holds them.
///
/// Start with [SubjectKey]. The prefix tree over these keys is not here yet; the keys are in every leaf from the first.
///
/// - `MAP-1` A key is `SHA-256("tallystick/subject/v1\n" || origin || "\n" || kind || ":" || name || "\n")`.
/// - `MAP-2` A subject's name is printable ASCII without white space, so no name can imitate the formula's separators.
@NullMarked
package org.tallystick.evidence.map;

import org.jspecify.annotations.NullMarked;
