package org.tallystick.user;

import java.util.UUID;

/// Names an API key in lists and events; it opens nothing.
public record ApiKeyId(UUID value) {

  static ApiKeyId random() {
    return new ApiKeyId(UUID.randomUUID());
  }

  /// @throws IllegalArgumentException when it is no UUID
  public static ApiKeyId parse(String text) {
    return new ApiKeyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
