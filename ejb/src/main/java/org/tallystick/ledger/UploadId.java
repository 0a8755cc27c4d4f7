package org.tallystick.ledger;

import java.util.UUID;

/// One upload, from its open to its close or end: a random UUID.
public record UploadId(UUID value) {

  public static UploadId random() {
    return new UploadId(UUID.randomUUID());
  }

  public static UploadId parse(String text) {
    return new UploadId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
