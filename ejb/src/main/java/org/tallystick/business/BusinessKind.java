package org.tallystick.business;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a business document is in trade.
public enum BusinessKind {
  PACKING_LIST("Packing list"),
  ORDER("Order"),
  INVOICE("Invoice"),
  DESPATCH_ADVICE("Despatch advice"),
  RECEIPT_ADVICE("Receipt advice"),
  OTHER("Other");

  private final String label;

  BusinessKind(String label) {
    this.label = label;
  }

  /// As it stands in the database, in events and in the API: `packing-list`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// For people.
  public String label() {
    return label;
  }

  /// @throws IllegalArgumentException when it is no kind
  public static BusinessKind ofWord(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "kind: found '"
                    + word
                    + "', expected one of "
                    + Arrays.stream(values())
                        .map(BusinessKind::word)
                        .collect(Collectors.joining(", "))));
  }
}
