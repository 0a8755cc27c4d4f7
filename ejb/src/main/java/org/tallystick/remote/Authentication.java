package org.tallystick.remote;

import java.util.Arrays;
import java.util.Locale;

/// How we sign in to a partner's server.
public enum Authentication {
  PASSWORD,
  /// With a key of ours, made for that server alone.
  KEY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Authentication ofWord(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "authentication: found '" + word + "', expected password or key"));
  }
}
