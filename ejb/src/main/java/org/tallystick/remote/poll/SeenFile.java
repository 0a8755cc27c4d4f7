package org.tallystick.remote.poll;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.remote.client.RemoteEntry;

/// What is remembered of a file of a remote directory.
///
/// @param since when it was first seen with this size and time
/// @param gone since when it is not listed any more
/// @param digest what was last fetched under this name
/// @param isCurrent whether what was fetched is what is listed
/// @param isSettled whether what is agreed has been done with it there
record SeenFile(
    RawName name,
    long size,
    long modified,
    Instant since,
    Optional<Instant> gone,
    Optional<ContentDigest> digest,
    boolean isCurrent,
    boolean isSettled) {

  boolean isAs(RemoteEntry entry) {
    return entry.isFile() && size == entry.size() && modified == entry.modified();
  }
}
