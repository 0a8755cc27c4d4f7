package org.tallystick.claim;

import org.tallystick.evidence.claim.Claim;
import org.tallystick.ledger.LogId;

/// What a pack is called when it is saved.
final class FileName {

  private static final int LONGEST = 60;

  private FileName() {}

  static String of(LogId log, Claim claim, String subject) {
    String what =
        switch (claim) {
          case Claim.FileMoved moved -> moved.type().word().replace('.', '-');
          case Claim.DirectoryHeld held -> held.entries() == 0 ? "empty" : "held";
          case Claim.LogUnchanged unchanged -> "unchanged";
          case Claim.ListedNotRead notRead -> "listed-not-read";
          case Claim.Sessions sessions -> "sessions";
        };
    String plain = subject.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
    return log + "-" + what + (cut.isEmpty() ? "" : "-" + cut) + ".asice";
  }
}
