package org.tallystick.remote.client;

import org.tallystick.evidence.name.RawName;

/// One entry of a directory of a partner's server, as that server describes it.
///
/// @param isFile whether it is a plain file whose size is known
/// @param size in bytes; of what is no file 0
/// @param modified seconds since 1970; -1 when the server does not say
public record RemoteEntry(RawName name, boolean isFile, long size, long modified) {

  /// Whether nothing that a look can tell has changed.
  public boolean isSameAs(RemoteEntry other) {
    return isFile == other.isFile && size == other.size && modified == other.modified;
  }
}
