package org.tallystick.evidence.claim;

/// On whose clock a claim's instants rest.
public enum Clocks {
  /// That of a time-stamping authority.
  ANCHORED("anchored"),
  /// The archive's own, which is no evidence against its operator.
  OWN("own");

  private final String word;

  Clocks(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Clocks ofWord(String word) {
    for (Clocks each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("clock \"" + word + "\": expected anchored or own");
  }
}
