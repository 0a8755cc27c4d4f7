package org.tallystick.search.index;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page ended: the next one begins behind it (`IDX-5`). Its text goes into addresses.
public record PageKey(Instant at, String order) {

  private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,15})~([A-Za-z0-9._-]{1,150})");

  /// Reads what [#toString()] wrote.
  public static PageKey parse(String text) {
    Matcher key = FORM.matcher(text);
    if (!key.matches()) {
      throw new IllegalArgumentException(
          "page cursor \"" + text + "\": expected the one a page before gave");
    }
    return new PageKey(Instant.ofEpochMilli(Long.parseLong(key.group(1))), key.group(2));
  }

  @Override
  public String toString() {
    return at.toEpochMilli() + "~" + order;
  }
}
