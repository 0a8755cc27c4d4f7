package org.tallystick.ledger;

import java.util.regex.Pattern;

/// Which log: a partner's id, or {@link #SYSTEM}. 1 to 40 characters of `a-z 0-9 -`, beginning with a letter.
public record LogId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public static final LogId SYSTEM = new LogId("system");

  public LogId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "log id: found '"
              + value
              + "', expected 1 to 40 characters a-z 0-9 - beginning with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
