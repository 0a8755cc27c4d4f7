package org.tallystick.send;

/// What a caller calls one attempt, so that it can repeat it: 1 to 255 printable ASCII characters.
public record SendKey(String value) {

  private static final int LONGEST = 255;

  public SendKey {
    if (value.isBlank()
        || value.length() > LONGEST
        || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "idempotency key: found "
              + value.length()
              + " characters, expected 1 to "
              + LONGEST
              + " of printable ASCII, for example a UUID");
    }
  }
}
