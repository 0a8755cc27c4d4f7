package org.tallystick.sftp.session;

/// What the session answered to one of its inner client's requests.
public sealed interface Told<T> {

  record Granted<T>(T value) implements Told<T> {}

  /// @param because a sentence for the partner
  record Denied<T>(String because) implements Told<T> {}
}
