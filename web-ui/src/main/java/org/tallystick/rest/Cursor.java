package org.tallystick.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a page ended, as a program hands it back: opaque, and good for the list that gave it only.
public final class Cursor {

  /// A name of 255 bytes, each percent-encoded, fits.
  private static final int LONGEST = 1_200;

  private Cursor() {}

  /// @param list the list it belongs to, a word without colon
  public static String of(String list, Object key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + ":" + key).getBytes(StandardCharsets.UTF_8));
  }

  /// @return null for the first page
  public static <K> @Nullable K parse(
      String list, @Nullable String cursor, Function<String, K> key) {
    if (cursor == null) {
      return null;
    }
    try {
      String text =
          cursor.length() > LONGEST
              ? ""
              : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(list + ":")) {
        return key.apply(text.substring(list.length() + 1));
      }
    } catch (IllegalArgumentException garbled) {
      throw refused(garbled);
    }
    throw refused(null);
  }

  private static IllegalArgumentException refused(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "cursor: is not one this list gave; begin without a cursor", cause);
  }
}
