package org.tallystick.partner;

import org.tallystick.ledger.LogId;

/// A partner's short name for ever, also the id of its log: 1 to 40 characters of `a-z 0-9 -`, beginning with a letter.
public record PartnerId(String value) {

  public PartnerId {
    if (new LogId(value).isOwn()) {
      throw new IllegalArgumentException(
          "partner id: '" + value + "' is the installation's own log");
    }
  }

  public LogId log() {
    return new LogId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
