package org.tallystick.search.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The fields that are compared as a whole, by the word one types before the colon.
public enum TermField {
  /// The partner's id.
  PARTNER,
  /// `inbound` or `outbound`.
  DIRECTION,
  /// The digest of a file's content.
  SHA256,
  /// The number of a business document.
  NUMBER,
  /// The partner's account.
  ACCOUNT,
  /// The type of an event, such as `file.read`.
  TYPE,
  /// `file`, `event` or `business`.
  KIND,
  /// The id of the agreed interface.
  INTERFACE,
  /// The id of a session.
  SESSION,
  /// The address a session came from.
  PEER;

  /// As it is typed, and as the field of the index is called.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TermField> ofWord(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }
}
