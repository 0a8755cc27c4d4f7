package org.tallystick.evidence.claim;

import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;

/// One of the five things a pack can prove.
public sealed interface Claim {

  /// This file was received, or delivered.
  ///
  /// @param type [EventType#FILE_RECEIVED] or [EventType#FILE_DELIVERED]
  /// @param included whether the pack holds the content
  record FileMoved(EventType type, LeafIndex leaf, RawPath path, ClaimedFile file, boolean included)
      implements Claim {
    public FileMoved {
      if (type != EventType.FILE_RECEIVED && type != EventType.FILE_DELIVERED) {
        throw new IllegalArgumentException("claim about a file: not of type " + type.word());
      }
    }
  }

  /// This directory held exactly this listing at an instant, or during all of `[from, to)`.
  ///
  /// @param listing [Sha256#ZERO] when there was no such directory
  /// @param full whether every leaf between is in the pack
  /// @param day the civil day that `[from, to)` is, with its time zone
  record DirectoryHeld(
      RawPath path,
      LogInstant from,
      LogInstant to,
      Sha256 listing,
      long entries,
      LeafIndex before,
      LeafIndex after,
      boolean full,
      Optional<CivilDay> day,
      Clocks clock)
      implements Claim {}

  /// Nothing was removed, inserted or back-dated since a checkpoint of this size.
  record LogUnchanged(TreeSize size) implements Claim {}

  /// They listed the directory while the file was there, and did not read the file until then.
  record ListedNotRead(
      LeafIndex listed,
      RawPath path,
      ClaimedFile file,
      LeafIndex placed,
      LeafIndex before,
      LeafIndex after,
      LogInstant until,
      Clocks clock)
      implements Claim {}

  /// Who signed in in `[from, to)`, and how often that failed.
  record Sessions(LogInstant from, LogInstant to, long sessions, long failures, Clocks clock)
      implements Claim {}
}
