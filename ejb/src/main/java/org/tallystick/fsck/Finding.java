package org.tallystick.fsck;

import org.tallystick.evidence.json.JsonObject;

/// One thing that is not as it should be.
///
/// @param rule R1 to R9 of `docs/evidence.md`, or `content`, `document`, `view`
/// @param subject where
public record Finding(Kind kind, String rule, String subject, String found, String expected) {

  /// How bad it is.
  public enum Kind {
    /// What is written once differs: disk fault, tampering, or a database and files that do not belong together.
    DAMAGE("damage"),
    /// What is derived from the leaves differs; it can be made again from them.
    VIEW("view"),
    /// Worth knowing, and nothing is wrong with what is stored.
    NOTE("note");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    static Kind ofWord(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("finding of kind \"" + word + "\": unknown");
    }
  }

  /// For people, in one line.
  public String sentence() {
    return subject + ": found " + found + ", expected " + expected + " (" + rule + ")";
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("kind", kind.word())
        .put("rule", rule)
        .put("subject", subject)
        .put("found", found)
        .put("expected", expected)
        .build();
  }

  static Finding of(JsonObject json) {
    return new Finding(
        Kind.ofWord(json.text("kind")),
        json.text("rule"),
        json.text("subject"),
        json.text("found"),
        json.text("expected"));
  }
}
