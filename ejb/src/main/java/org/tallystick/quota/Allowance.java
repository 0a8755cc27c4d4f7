package org.tallystick.quota;

import java.util.OptionalLong;

/// What an account may send; empty means as much as there is room for.
///
/// @param totalBytes in all, ever
/// @param dayBytes on one day of UTC
/// @param dayFiles on one day of UTC
public record Allowance(OptionalLong totalBytes, OptionalLong dayBytes, OptionalLong dayFiles) {

  public static final Allowance UNLIMITED =
      new Allowance(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public Allowance {
    require("totalBytes", totalBytes);
    require("dayBytes", dayBytes);
    require("dayFiles", dayFiles);
  }

  private static void require(String what, OptionalLong value) {
    if (value.isPresent() && value.getAsLong() < 0) {
      throw new IllegalArgumentException(
          what + ": found " + value.getAsLong() + ", expected 0 or more");
    }
  }

  public boolean isUnlimited() {
    return equals(UNLIMITED);
  }

  /// For the log: `1000 bytes in all, 10 files a day`.
  public String words() {
    StringBuilder words = new StringBuilder();
    add(words, totalBytes, " bytes in all");
    add(words, dayBytes, " bytes a day");
    add(words, dayFiles, " files a day");
    return words.isEmpty() ? "no limit" : words.toString();
  }

  private static void add(StringBuilder words, OptionalLong value, String unit) {
    if (value.isPresent()) {
      words.append(words.isEmpty() ? "" : ", ").append(value.getAsLong()).append(unit);
    }
  }
}
