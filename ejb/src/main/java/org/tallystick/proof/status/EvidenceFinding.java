package org.tallystick.proof.status;

/// One reason why the evidence is not green.
///
/// @param what in one sentence
/// @param next how to get rid of it
public record EvidenceFinding(EvidenceColor color, String what, String next) {}
