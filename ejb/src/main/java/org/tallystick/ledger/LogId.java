package org.tallystick.ledger;

import java.util.regex.Pattern;

/// Which log: a partner's id, {@link #SYSTEM} or {@link #ANCHOR}. 1 to 40 characters of `a-z 0-9 -`, beginning with a letter.
public record LogId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public static final LogId SYSTEM = new LogId("system");

  /// Its leaves are signed checkpoints of the other logs; it has no events and no heads.
  public static final LogId ANCHOR = new LogId("anchor");

  public LogId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "log id: found '"
              + value
              + "', expected 1 to 40 characters a-z 0-9 - beginning with a letter");
    }
  }

  /// Whether it is one of the installation's own and no partner's.
  public boolean isOwn() {
    return equals(SYSTEM) || equals(ANCHOR);
  }

  @Override
  public String toString() {
    return value;
  }
}
