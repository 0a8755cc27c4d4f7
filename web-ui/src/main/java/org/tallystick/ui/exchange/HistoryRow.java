package org.tallystick.ui.exchange;

import java.time.Instant;
import java.util.List;
import org.tallystick.archive.Document;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Direction;
import org.tallystick.search.index.Fragment;
import org.tallystick.search.index.Hit;
import org.tallystick.search.language.TermField;

/// A line of the exchange history, browsed or found.
///
/// @param key where a page that ends here goes on
/// @param resend whether it makes the bytes of an earlier one available again
record HistoryRow(
    LedgerPosition position,
    List<Fragment> name,
    List<Fragment> snippet,
    boolean inbound,
    boolean takenOver,
    long size,
    Instant at,
    String key,
    boolean resend) {

  HistoryRow markedAs(boolean isResend) {
    return new HistoryRow(position, name, snippet, inbound, takenOver, size, at, key, isResend);
  }

  static HistoryRow of(Document document, String key) {
    return new HistoryRow(
        document.position(),
        List.of(new Fragment(document.name(), false)),
        List.of(),
        document.direction() == Direction.INBOUND,
        false,
        document.size(),
        document.archivedAt(),
        key,
        false);
  }

  static HistoryRow of(Hit hit) {
    return new HistoryRow(
        LedgerPosition.parse(hit.id()),
        hit.name(),
        hit.snippet(),
        hit.term(TermField.DIRECTION).filter("inbound"::equals).isPresent(),
        false,
        hit.size().orElse(0),
        hit.at(),
        hit.key().toString(),
        false);
  }

  /// The same, of a file that the partner took over.
  HistoryRow asTakenOver() {
    return new HistoryRow(position, name, snippet, inbound, true, size, at, key, resend);
  }
}
