package org.tallystick.claim;

import org.tallystick.evidence.claim.ClaimStatement;

/// What becomes of a {@link ClaimRequest}.
public sealed interface ClaimAnswer {

  /// @param statement what the pack proves, and what it does not
  /// @param fileName for the pack, ASCII
  /// @param pack the ASiC-E container's bytes, verified
  record Proven(ClaimStatement statement, String fileName, byte[] pack) implements ClaimAnswer {}

  /// It cannot be proven, or it is not true.
  ///
  /// @param reason what was found
  /// @param next what can be done about it
  record NotProvable(String reason, String next) implements ClaimAnswer {}
}
