package org.tallystick.business;

/// The number printed on a business document: 1 to 100 characters without control characters and without blanks at its ends.
public record BusinessNumber(String value) {

  /// @throws IllegalArgumentException with a sentence for the person who typed it
  public BusinessNumber {
    value = value.strip();
    if (value.isEmpty()
        || value.length() > 100
        || value.codePoints().anyMatch(BusinessNumber::isUnprintable)) {
      throw new IllegalArgumentException(
          "number: found " + value.length() + " characters, expected 1 to 100 that can be printed");
    }
  }

  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  @Override
  public String toString() {
    return value;
  }
}
