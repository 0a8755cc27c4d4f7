package org.tallystick.user;

/// What became of a change to a person or an API key.
///
/// @param <T> what was made or changed
public sealed interface UserOutcome<T> {

  record Done<T>(T value) implements UserOutcome<T> {}

  record AlreadyExists<T>(UserName name) implements UserOutcome<T> {}

  record Unknown<T>(String subject) implements UserOutcome<T> {}

  /// @param detail one sentence: subject, found, expected
  record Refused<T>(String detail) implements UserOutcome<T> {}
}
