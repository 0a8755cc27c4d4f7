package org.tallystick.resend;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.message.ReceivedAnswer;

/// One thing a request asks to have again.
public sealed interface Ask {

  /// As it stood in the request, for the answer to repeat.
  String said();

  record Content(String said, ContentDigest digest) implements Ask {}

  /// Every file of that name, or the one of that path when it begins with a slash.
  record Named(String said, byte[] bytes) implements Ask {}

  /// Every file that was placed on that day (UTC).
  record Day(String said, LocalDate day) implements Ask {}

  record Position(String said, LedgerPosition position) implements Ask {}

  static Optional<Ask> content(String text) {
    return ReceivedAnswer.digest(text).map(digest -> new Content(text, digest));
  }

  static Optional<Ask> day(String text) {
    try {
      return text.length() == "2026-11-20".length()
          ? Optional.of(new Day(text, LocalDate.parse(text)))
          : Optional.empty();
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  static Optional<Ask> position(String text) {
    try {
      return Optional.of(new Position(text, LedgerPosition.parse(text)));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  static Optional<Ask> named(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String name = text.substring(text.lastIndexOf('/') + 1);
    return RawName.isValid(name.getBytes(StandardCharsets.UTF_8))
            && (text.startsWith("/") || name.equals(text))
        ? Optional.of(new Named(text, bytes))
        : Optional.empty();
  }

  /// What a line of text most likely is. A name that looks like a digest, a day or a document id has to be asked for in JSON or CSV.
  static Optional<Ask> guessed(String text) {
    return content(text).or(() -> day(text)).or(() -> looksLikeId(text)).or(() -> named(text));
  }

  private static Optional<Ask> looksLikeId(String text) {
    return text.matches("[a-z][a-z0-9-]{0,39}\\.(0|[1-9][0-9]{0,15})")
        ? position(text)
        : Optional.empty();
  }
}
