package org.tallystick.exchangetable;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.Acknowledging;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/// `exchange_acknowledgement`: each row the ERP inserts becomes an acknowledgement on record. What is answered, old and acknowledged leaves the tables; the archive keeps it.
@Singleton
@DependsOn("StartUp")
@PermitAll
@RunAs("system")
@TransactionManagement(TransactionManagementType.BEAN)
public class AcknowledgementRows {

  private static final int PORTION = 100;
  private static final Duration KEEP = Duration.ofDays(30);

  private static final String NEXT =
      "select a.inbox_id, a.reference, a.acknowledged_by, i.log_id, i.idx"
          + " from exchange_acknowledgement a join exchange_inbox i on i.id = a.inbox_id"
          + " where a.idx is null order by a.inbox_id limit "
          + PORTION
          + " for update of a skip locked";
  private static final String ANSWER =
      "update exchange_acknowledgement set log_id = ?, idx = ? where inbox_id = ?";

  private static final List<String> FORGET =
      List.of(
          "with done as (delete from exchange_acknowledgement where idx is not null and acknowledged_at < ? returning inbox_id)"
              + " delete from exchange_inbox where id in (select inbox_id from done)",
          "delete from exchange_outbox where answered_at < ?");

  private record Row(long inbox, Optional<String> reference, String by, LedgerPosition document) {}

  @Inject private Inbox inbox;
  @Inject private Acknowledging acknowledging;
  @Inject private Sql sql;
  @Inject private Transactions transactions;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void acknowledge() {
    if (!inbox.isOpen()) {
      return;
    }
    int done = PORTION;
    while (done == PORTION) {
      done = transactions.call(this::acknowledgeNext);
    }
  }

  private int acknowledgeNext() {
    List<Row> rows =
        sql.list(
            NEXT,
            row ->
                new Row(
                    row.getLong("inbox_id"),
                    Optional.ofNullable(row.getString("reference")),
                    row.getString("acknowledged_by"),
                    new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("idx"))));
    for (Row row : rows) {
      LedgerPosition event =
          acknowledging.acknowledge(row.document(), row.reference(), row.by()).orElseThrow();
      sql.change(ANSWER, event.log().value(), event.index(), row.inbox());
    }
    return rows.size();
  }

  @Schedule(hour = "*", minute = "41", persistent = false)
  void forget() {
    if (!inbox.isOpen()) {
      return;
    }
    Instant before =
        clock.instant().minus(settings.duration("TALLYSTICK_KEEP_EXCHANGE_ROWS", KEEP));
    transactions.call(() -> {
      FORGET.forEach(statement -> sql.change(statement, before));
      return true;
    });
  }
}
