package org.tallystick.search.language;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.search.language.Condition.SizeBetween;

/// Sizes as they are typed: `>1M`, `<=10k`, `1M..5M`, `0`. A k is 1024 bytes.
final class Sizes {

  private static final Pattern ONE =
      Pattern.compile("(>=|<=|>|<)?([0-9]{1,15}(?:\\.[0-9]{1,6})?)([kmgt]?)(?:i?b)?");
  private static final String UNITS = "kmgt";

  private Sizes() {}

  static Optional<SizeBetween> parse(String text) {
    String[] ends = text.toLowerCase(Locale.ROOT).split("\\.\\.", -1);
    if (ends.length == 2) {
      return amount(ends[0])
          .flatMap(least -> amount(ends[1]).map(most -> new SizeBetween(least, most)));
    }
    Matcher one = ONE.matcher(ends[0]);
    if (ends.length != 1 || !one.matches()) {
      return Optional.empty();
    }
    long bytes = bytes(one);
    String sign = one.group(1) == null ? "=" : one.group(1);
    return Optional.of(
        switch (sign) {
          case ">" -> new SizeBetween(bytes + 1, Long.MAX_VALUE);
          case ">=" -> new SizeBetween(bytes, Long.MAX_VALUE);
          case "<" -> new SizeBetween(0, bytes - 1);
          case "<=" -> new SizeBetween(0, bytes);
          default -> new SizeBetween(bytes, bytes);
        });
  }

  private static Optional<Long> amount(String text) {
    Matcher one = ONE.matcher(text);
    return one.matches() && one.group(1) == null ? Optional.of(bytes(one)) : Optional.empty();
  }

  private static long bytes(Matcher one) {
    int unit = one.group(3).isEmpty() ? 0 : UNITS.indexOf(one.group(3)) + 1;
    return Math.min(
        (long) (Double.parseDouble(one.group(2)) * Math.pow(1024, unit)), Long.MAX_VALUE - 1);
  }
}
