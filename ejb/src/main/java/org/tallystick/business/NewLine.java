package org.tallystick.business;

import java.math.BigDecimal;

/// A line as it is to be written.
///
/// @param item article number or name, 1 to 200 characters
/// @param description up to 500 characters, may be empty
/// @param quantity up to 14 digits before and 6 behind the point
/// @param unit up to 20 characters, may be empty
public record NewLine(String item, String description, BigDecimal quantity, String unit) {

  private static final int SCALE = 6;
  private static final int WHOLE_DIGITS = 14;

  public NewLine {
    require("item", item, 1, 200);
    require("description", description, 0, 500);
    require("unit", unit, 0, 20);
    BigDecimal plain = quantity.stripTrailingZeros();
    if (plain.scale() > SCALE || (long) plain.precision() - plain.scale() > WHOLE_DIGITS) {
      throw new IllegalArgumentException(
          "line "
              + item
              + ": quantity has too many digits, expected at most "
              + WHOLE_DIGITS
              + " before and "
              + SCALE
              + " behind the point");
    }
  }

  private static void require(String field, String text, int shortest, int longest) {
    if (text.strip().length() < shortest || text.length() > longest) {
      throw new IllegalArgumentException(
          "line: "
              + field
              + " of "
              + text.length()
              + " characters, expected "
              + shortest
              + " to "
              + longest);
    }
  }
}
