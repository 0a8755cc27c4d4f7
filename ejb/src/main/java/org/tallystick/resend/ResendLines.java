package org.tallystick.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Excerpt;
import org.tallystick.platform.Sql;

/// The files of orders. In the caller's transaction.
@ApplicationScoped
class ResendLines {

  private static final String ADD =
      "insert into resend_line (order_id, log_id, idx, outcome) values (?, ?, ?, 'waiting')";
  private static final String COUNTS =
      "select outcome, count(*) as files from resend_line where order_id = ? group by outcome";
  private static final String LOGS =
      "select distinct log_id from resend_line where order_id = ? and outcome = ? order by log_id";
  private static final String OF_LOG =
      "select log_id, idx, outcome, new_idx, why from resend_line"
          + " where order_id = ? and outcome = ? and log_id = ?"
          + " order by order_id, outcome, log_id, idx fetch first ? rows only";
  private static final String PAGE =
      "select log_id, idx, outcome, new_idx, why from resend_line where order_id = ?"
          + " and (log_id > ? or (log_id = ? and idx > ?))"
          + " order by order_id, log_id, idx fetch first ? rows only";
  private static final String CHANGE =
      "update resend_line set outcome = ?, new_idx = ?, why = ? where order_id = ? and log_id = ? and idx = ?";
  private static final int LONGEST_WHY = 1_000;

  @Inject private Sql sql;

  void add(UUID order, Collection<LedgerPosition> documents) {
    sql.changeAll(
        ADD,
        documents.stream()
            .map(document ->
                new @Nullable Object[] {order.toString(), document.log().value(), document.index()})
            .toList());
  }

  Map<ResendLine.Outcome, Integer> counts(UUID order) {
    Map<ResendLine.Outcome, Integer> counts = new EnumMap<>(ResendLine.Outcome.class);
    sql.list(
            COUNTS,
            row -> Map.entry(outcome(row.getString("outcome")), row.getInt("files")),
            order.toString())
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  /// The logs that have files of such an outcome.
  List<LogId> logs(UUID order, ResendLine.Outcome outcome) {
    return sql.list(LOGS, row -> new LogId(row.getString(1)), order.toString(), word(outcome));
  }

  List<ResendLine> of(UUID order, ResendLine.Outcome outcome, LogId log, int limit) {
    return sql.list(OF_LOG, ResendLines::line, order.toString(), word(outcome), log.value(), limit);
  }

  /// By partner and leaf.
  List<ResendLine> page(UUID order, @Nullable LedgerPosition after, int limit) {
    String log = after == null ? "" : after.log().value();
    return sql.list(
        PAGE,
        ResendLines::line,
        order.toString(),
        log,
        log,
        after == null ? -1L : after.index(),
        limit);
  }

  void change(UUID order, Collection<ResendLine> lines) {
    sql.changeAll(
        CHANGE,
        lines.stream()
            .map(line ->
                new @Nullable Object[] {
                  word(line.outcome()),
                  line.again().map(LedgerPosition::index).orElse(null),
                  line.why().map(why -> Excerpt.of(why, LONGEST_WHY)).orElse(null),
                  order.toString(),
                  line.document().log().value(),
                  line.document().index()
                })
            .toList());
  }

  private static ResendLine line(ResultSet row) throws SQLException {
    LogId log = new LogId(row.getString("log_id"));
    long again = row.getLong("new_idx");
    Optional<LedgerPosition> shown =
        row.wasNull() ? Optional.empty() : Optional.of(new LedgerPosition(log, again));
    return new ResendLine(
        new LedgerPosition(log, row.getLong("idx")),
        outcome(row.getString("outcome")),
        shown,
        Optional.ofNullable(row.getString("why")));
  }

  private static ResendLine.Outcome outcome(String word) {
    return ResendLine.Outcome.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String word(ResendLine.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
