package org.tallystick.remote.poll;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.remote.NewBinding;
import org.tallystick.remote.client.RemoteEntry;

/// What is remembered of a file of a remote directory.
///
/// @param since when it was first seen with this size and time
/// @param gone since when it is not listed any more
/// @param digest what was last fetched under this name
/// @param isCurrent whether what was fetched is what is listed
/// @param isSettled whether what is agreed has been done with it there
/// @param tries how often fetching it, or what is agreed, failed
record SeenFile(
    RawName name,
    long size,
    long modified,
    Instant since,
    Optional<Instant> gone,
    Optional<ContentDigest> digest,
    boolean isCurrent,
    boolean isSettled,
    Tries tries) {

  /// @param failed in a row
  /// @param next when it is tried again; empty when at any look
  /// @param gaveUp whether only a person has it tried again
  record Tries(int failed, Optional<Instant> next, boolean gaveUp) {

    boolean isNoted() {
      return failed > 0 || gaveUp;
    }

    boolean allow(Instant now) {
      return !gaveUp && next.filter(later -> later.isAfter(now)).isEmpty();
    }

    /// @param mayGiveUp not when the connection broke, or we could not go on: the file has its turn later, and the others come first
    Tries failedAgain(NewBinding terms, Instant now, boolean mayGiveUp) {
      int all = failed + 1;
      return new Tries(
          all, Optional.of(now.plus(terms.pauseAfter(all))), mayGiveUp && all >= terms.tries());
    }
  }

  boolean isAs(RemoteEntry entry) {
    return entry.isFile() && size == entry.size() && modified == entry.modified();
  }

  boolean isUnsettled() {
    return isCurrent && !isSettled;
  }
}
