package org.tallystick.business;

import java.util.UUID;

/// A business document for ever: a random UUID.
public record BusinessDocumentId(UUID value) {

  static BusinessDocumentId random() {
    return new BusinessDocumentId(UUID.randomUUID());
  }

  /// @throws IllegalArgumentException when it is no UUID
  public static BusinessDocumentId parse(String text) {
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException(
          "business document id: found '" + text + "', expected a UUID in small letters");
    }
    return new BusinessDocumentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
