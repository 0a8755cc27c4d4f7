package org.tallystick.partner;

/// What became of a change of the configuration.
public sealed interface Configured<T> {

  /// The change is durable, and so is its `config.changed` event.
  record Done<T>(T value) implements Configured<T> {}

  /// What it is about does not exist.
  record Unknown<T>(String sentence) implements Configured<T> {}

  /// It contradicts what is there.
  record Conflict<T>(String sentence) implements Configured<T> {}
}
