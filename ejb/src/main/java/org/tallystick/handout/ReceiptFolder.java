package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Agreements;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.Receipts;

/// `receipts/<yyyy>/<mm>/<dd>/…`: a receipt of each file that came or was put there and of each delivery, from its first signed checkpoint on. Days are UTC; there is a
/// folder where there is a receipt.
@ApplicationScoped
class ReceiptFolder implements HandoutFolder {

  static final String NAME = "receipts";

  @Inject private ReceiptRows rows;
  @Inject private Receipts receipts;
  @Inject private Checkpoints checkpoints;
  @Inject private Agreements agreements;

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    if (below.isEmpty()) {
      return Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH));
    }
    return below.size() <= Period.DAY
        ? Period.of(below).filter(period -> isUsed(visit, period)).map(ReceiptFolder::entry)
        : row(visit, below).map(ReceiptRow::entry);
  }

  private boolean isUsed(HandoutVisit visit, Period period) {
    LogId log = visit.log();
    return firstSigned(log, rows.since(log, period.beginning()), rows.since(log, period.ending()))
        .isPresent();
  }

  private Optional<ReceiptRows.Moment> firstSigned(LogId log, long from, long to) {
    return rows.first(log, from, to)
        .filter(first -> checkpoints.atLeast(log, new TreeSize(first.index() + 1)).isPresent());
  }

  private static HandoutEntry entry(Period period) {
    return HandoutEntry.directory(period.name(), period.beginning());
  }

  private Optional<ReceiptRow> row(HandoutVisit visit, List<RawName> below) {
    if (below.size() != Period.DAY + 1) {
      return Optional.empty();
    }
    RawName name = below.getLast();
    return Period.of(below.subList(0, Period.DAY))
        .flatMap(day ->
            HandoutName.index(name, ReceiptRow.END)
                .flatMap(index -> rows.one(visit.log(), index))
                .filter(row -> day.holds(row.at()) && row.isSigned() && row.name().equals(name))
                .filter(row -> isShown(visit, row)));
  }

  /// What an account may not look into it gets no receipts of either (HND-1).
  private boolean isShown(HandoutVisit visit, ReceiptRow row) {
    return row.directory()
        .map(directory -> agreements.covering(visit.session(), directory).isPresent())
        .orElse(true);
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    Period period = Period.of(below).orElseThrow();
    return period.depth() == Period.DAY
        ? receipts(visit, period, from, limit)
        : HandoutPage.whole(parts(visit.log(), period));
  }

  private HandoutPage receipts(HandoutVisit visit, Period day, long from, int limit) {
    long begin = from > 0 ? from : rows.since(visit.log(), day.beginning());
    long end = rows.since(visit.log(), day.ending());
    List<ReceiptRow> found = rows.page(visit.log(), begin, end, limit);
    List<ReceiptRow> signed = found.stream().filter(ReceiptRow::isSigned).toList();
    boolean last = signed.size() < limit;
    return new HandoutPage(
        signed.stream().filter(row -> isShown(visit, row)).map(ReceiptRow::entry).toList(),
        last ? end : signed.getLast().index() + 1,
        last);
  }

  /// The years, months or days of the period that have receipts.
  private List<HandoutEntry> parts(LogId log, Period period) {
    List<HandoutEntry> parts = new ArrayList<>();
    long end = rows.since(log, period.ending());
    Optional<ReceiptRows.Moment> first = firstSigned(log, rows.since(log, period.beginning()), end);
    while (first.isPresent()) {
      Period part = period.partWith(first.get().at());
      parts.add(entry(part));
      first = firstSigned(log, rows.since(log, part.ending()), end);
    }
    return parts;
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return row(visit, below)
        .flatMap(row -> receipts.of(new LedgerPosition(visit.log(), row.index())))
        .map(Receipt::bytes);
  }
}
