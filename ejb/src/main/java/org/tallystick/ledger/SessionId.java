package org.tallystick.ledger;

import java.util.UUID;

/// One SFTP session, from its connection to its end: a random UUID.
public record SessionId(UUID value) {

  public static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  public static SessionId parse(String text) {
    return new SessionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
