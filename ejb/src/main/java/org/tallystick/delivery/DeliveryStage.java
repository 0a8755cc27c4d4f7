package org.tallystick.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far what we sent has come, as people choose among it. What was delivered stays delivered.
public enum DeliveryStage {
  /// Nobody has had all of it.
  OPEN("Not delivered yet"),
  /// All of it was fetched, or brought; nobody said that he took it over.
  DELIVERED("Delivered, not taken over"),
  ACKNOWLEDGED("Taken over");

  private final String label;

  DeliveryStage(String label) {
    this.label = label;
  }

  /// For programs.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// For people.
  public String label() {
    return label;
  }

  public static Optional<DeliveryStage> ofWord(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }
}
