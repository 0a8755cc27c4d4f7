package org.tallystick.publication;

import java.util.Arrays;
import java.util.Locale;

/// What is done with a document when the same bytes were sent by the same interface before.
public enum Duplicates {
  /// It is not sent.
  REFUSE,
  /// It is sent when whoever sends it says so once more.
  ASK,
  ALLOW;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException when it is none of them
  public static Duplicates ofWord(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "duplicates: found '" + word + "', expected refuse, ask or allow"));
  }
}
