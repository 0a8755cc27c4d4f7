package org.tallystick.publication;

import java.util.Arrays;
import java.util.Locale;

/// What publishes a file.
public enum PublishWhen {
  /// Its close, or its rename from a part name.
  ON_CLOSE,
  /// Its rename from a part name and nothing else.
  ON_RENAME,
  /// A hash sidecar that agrees with it, whichever comes first.
  ON_SIDECAR,
  /// Its ready marker, whichever comes first.
  ON_MARKER;

  /// As programs write it: `on-close`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static PublishWhen ofWord(String word) {
    return Arrays.stream(values())
        .filter(when -> when.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "publication rule: found '"
                    + word
                    + "', expected on-close, on-rename, on-sidecar or on-marker"));
  }
}
