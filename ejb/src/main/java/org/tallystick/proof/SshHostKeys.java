package org.tallystick.proof;

import java.util.List;

/// The keys by which partners know the SFTP server, and those it will have next. Fingerprints as `ssh-keygen -l` prints them.
public interface SshHostKeys {

  List<String> current();

  /// Announced to every client that signs in; empty when no change is announced.
  List<String> next();

  /// Makes the next keys where they are missing; nobody is told yet. Repeatable.
  ///
  /// @return their fingerprints
  List<String> prepare();

  /// Tells clients of the next keys from now on, by `hostkeys-00@openssh.com`.
  void announce();

  /// Makes the next keys the current ones: connections from now on meet them, and what is stated about logs is signed by them.
  void promote();
}
