package org.tallystick.sftp.server;

import java.util.LinkedHashSet;
import java.util.Set;

/// Keys a client offered without a signature and that nobody could sign in with: an agent tries all it has, so they are one summary a session. Thread-safe.
final class OfferedKeys {

  private static final int MOST_NAMED = 8;

  // guarded by this
  private final Set<String> named = new LinkedHashSet<>();
  private int count;

  synchronized void add(String fingerprint) {
    count++;
    if (named.size() < MOST_NAMED) {
      named.add(fingerprint);
    }
  }

  synchronized int count() {
    return count;
  }

  /// For the log: `key SHA256:… SHA256:…`.
  synchronized String words() {
    return "key " + String.join(" ", named);
  }
}
