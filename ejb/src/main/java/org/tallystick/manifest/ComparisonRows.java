package org.tallystick.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Sql;

/// The rows of `manifest_comparison`. In the caller's transaction.
@ApplicationScoped
class ComparisonRows {

  private static final String COLUMNS =
      "select log_id, idx, at, account_id, name, list_day, interface_id, seen, line_count, identical, only_ours,"
          + " only_theirs, different, not_taken, sha256, size, differences_sha256, differences_size"
          + " from manifest_comparison";
  private static final String ORDER =
      " order by at desc, log_id desc, idx desc fetch first ? rows only";
  private static final String FIRST = COLUMNS + ORDER;
  private static final String NEXT =
      COLUMNS + " where at <= ? and (at < ? or log_id < ? or (log_id = ? and idx < ?))" + ORDER;
  private static final String ONE = COLUMNS + " where log_id = ? and idx = ?";
  private static final String ADD =
      "insert into manifest_comparison (log_id, idx, at, account_id, name, list_day, interface_id, seen, line_count,"
          + " identical, only_ours, only_theirs, different, not_taken, sha256, size,"
          + " differences_sha256, differences_size)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @Inject private Sql sql;

  List<Comparison> page(@Nullable TimelineKey after, int limit) {
    if (after == null) {
      return sql.list(FIRST, ComparisonRows::comparison, limit);
    }
    String log = after.position().log().value();
    return sql.list(
        NEXT,
        ComparisonRows::comparison,
        after.at(),
        after.at(),
        log,
        log,
        after.position().index(),
        limit);
  }

  Optional<Comparison> find(LedgerPosition position) {
    return sql.first(ONE, ComparisonRows::comparison, position.log().value(), position.index());
  }

  void add(Comparison made) {
    Counts counts = made.counts();
    sql.change(
        ADD,
        made.position().log().value(),
        made.position().index(),
        made.at(),
        made.account().value(),
        made.name(),
        made.day().toString(),
        made.only().map(InterfaceId::value).orElse(null),
        made.seen(),
        counts.lines(),
        counts.identical(),
        counts.onlyOurs(),
        counts.onlyTheirs(),
        counts.different(),
        counts.notTaken(),
        made.manifest().digest().bytes(),
        made.manifest().size(),
        made.differences().digest().bytes(),
        made.differences().size());
  }

  private static Comparison comparison(ResultSet row) throws SQLException {
    return new Comparison(
        new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("idx")),
        Sql.instant(row, "at"),
        new AccountId(row.getString("account_id")),
        row.getString("name"),
        LocalDate.parse(row.getString("list_day")),
        Optional.ofNullable(row.getString("interface_id")).map(InterfaceId::new),
        row.getLong("seen"),
        new Counts(
            row.getLong("line_count"),
            row.getLong("identical"),
            row.getLong("only_ours"),
            row.getLong("only_theirs"),
            row.getLong("different"),
            row.getLong("not_taken")),
        content(row, "sha256", "size"),
        content(row, "differences_sha256", "differences_size"));
  }

  private static StoredContent content(ResultSet row, String digest, String size)
      throws SQLException {
    return new StoredContent(ContentDigest.ofBytes(row.getBytes(digest)), row.getLong(size));
  }
}
