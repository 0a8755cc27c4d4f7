package org.tallystick.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tallystick.evidence.claim.Claim;
import org.tallystick.proof.anchor.TimeTokens.Stamped;

/// What a pack does not prove, said in the pack.
final class Limits {

  private Limits() {}

  static List<String> of(Claim claim, List<String> particular, Collection<Stamped> tokens) {
    List<String> limits = new ArrayList<>(particular);
    switch (claim) {
      case Claim.DirectoryHeld held ->
          limits.add(
              "The pack is about published entries. It says nothing of what a partner had on its own disk, or of uploads that were never finished.");
      case Claim.FileMoved moved ->
          limits.add(
              "It is not proven which person held the credential, nor what the receiver did with the bytes.");
      case Claim.ListedNotRead notRead ->
          limits.add("A listing may have been read by a program that nobody looks at.");
      case Claim.Sessions sessions ->
          limits.add(
              "Attempts that never reached the server are not in the log. A session without a key's signature was opened by password, or its signature was too long to keep.");
      case Claim.LogUnchanged unchanged ->
          limits.add("What was recorded after the newer checkpoint is not part of the pack.");
    }
    if (tokens.isEmpty()) {
      limits.add("No time stamp is part of the pack: its instants are the archive's own clock.");
    } else if (tokens.stream().allMatch(Stamped::isEmbedded)) {
      limits.add(
          "The time stamps are the archive's own authority's: they show that the archive has not changed its mind, but do not protect against the archive's operator. An external authority, a witness or the partner's own copy of the log does.");
    }
    limits.add("Events that the server never saw are not in the log.");
    return limits;
  }
}
