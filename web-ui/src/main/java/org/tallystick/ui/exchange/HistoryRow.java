package org.tallystick.ui.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.delivery.DeliveryState;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Direction;
import org.tallystick.search.index.Fragment;
import org.tallystick.search.index.Hit;
import org.tallystick.search.language.TermField;

/// A line of the exchange history, browsed or found.
///
/// @param state what became of a file we sent
/// @param key where a page that ends here goes on
/// @param resend whether it makes the bytes of an earlier one available again
record HistoryRow(
    LedgerPosition position,
    List<Fragment> name,
    List<Fragment> snippet,
    boolean inbound,
    Optional<DeliveryState> state,
    long size,
    Instant at,
    String key,
    boolean resend) {

  HistoryRow markedAs(boolean isResend) {
    return new HistoryRow(position, name, snippet, inbound, state, size, at, key, isResend);
  }

  HistoryRow as(Optional<DeliveryState> known) {
    return new HistoryRow(position, name, snippet, inbound, known, size, at, key, resend);
  }

  static HistoryRow of(Document document, String key) {
    return new HistoryRow(
        document.position(),
        List.of(new Fragment(document.name(), false)),
        List.of(),
        document.direction() == Direction.INBOUND,
        Optional.empty(),
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
        Optional.empty(),
        hit.size().orElse(0),
        hit.at(),
        hit.key().toString(),
        false);
  }
}
