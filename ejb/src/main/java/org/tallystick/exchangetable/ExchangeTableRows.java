package org.tallystick.exchangetable;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Sql;

/// People see how it stands with an ERP that exchanges through the tables: what it wants sent, what was refused, and what it has not taken over yet.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class ExchangeTableRows {

  /// Most rows of a list.
  public static final int MOST = 200;

  private static final String NOT_SENT =
      "select id, interface_id, name, state, inserted_at, inserted_by, reason from exchange_outbox"
          + " where state <> 'sent' order by state desc, id desc limit "
          + MOST;
  private static final String NOT_TAKEN =
      "select i.id, i.interface_id, i.name, i.received_at, i.attempt, i.log_id, i.idx from exchange_inbox i"
          + " where not exists (select 1 from exchange_acknowledgement a where a.inbox_id = i.id)"
          + " order by i.id limit "
          + MOST;
  private static final String COUNTS =
      "select (select count(*) from exchange_outbox where state = 'waiting') as waiting,"
          + " (select count(*) from exchange_outbox where state = 'refused') as refused,"
          + " (select count(*) from exchange_inbox i where not exists"
          + " (select 1 from exchange_acknowledgement a where a.inbox_id = i.id)) as nottaken";

  @Inject private Inbox inbox;
  @Inject private Settings settings;
  @Inject private Sql sql;

  /// A row of `exchange_outbox` that was not sent.
  ///
  /// @param isRefused otherwise it waits
  /// @param by the role of the database that inserted it
  /// @param reason why it was refused
  public record NotSent(
      long id,
      String agreed,
      String name,
      boolean isRefused,
      Instant insertedAt,
      String by,
      Optional<String> reason) {}

  /// A row of `exchange_inbox` that is not acknowledged.
  ///
  /// @param attempt how often the document was given
  public record NotTaken(
      long id,
      String agreed,
      String name,
      Instant receivedAt,
      int attempt,
      LedgerPosition document) {}

  /// @param waiting to be sent
  /// @param refused in the last thirty days
  /// @param notTaken given and not acknowledged
  public record Counts(long waiting, long refused, long notTaken) {}

  /// The role of the database the tables are for; empty when they are not in use.
  public Optional<String> user() {
    return inbox.isOpen() ? settings.find(ExchangeTables.USER) : Optional.empty();
  }

  public Counts counts() {
    return sql.first(
            COUNTS,
            row ->
                new Counts(row.getLong("waiting"), row.getLong("refused"), row.getLong("nottaken")))
        .orElseThrow();
  }

  /// What waits comes first, the newest before the others.
  public List<NotSent> notSent() {
    return sql.list(NOT_SENT, ExchangeTableRows::notSent);
  }

  private static NotSent notSent(ResultSet row) throws SQLException {
    return new NotSent(
        row.getLong("id"),
        row.getString("interface_id"),
        row.getString("name"),
        row.getString("state").equals("refused"),
        Sql.instant(row, "inserted_at"),
        row.getString("inserted_by"),
        Optional.ofNullable(row.getString("reason")));
  }

  /// The oldest first.
  public List<NotTaken> notTaken() {
    return sql.list(NOT_TAKEN, ExchangeTableRows::notTaken);
  }

  private static NotTaken notTaken(ResultSet row) throws SQLException {
    return new NotTaken(
        row.getLong("id"),
        row.getString("interface_id"),
        row.getString("name"),
        Sql.instant(row, "received_at"),
        row.getInt("attempt"),
        new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("idx")));
  }
}
