package org.tallystick.exchangetable;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Excerpt;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;
import org.tallystick.send.SendKey;
import org.tallystick.send.SendRequest;
import org.tallystick.send.Sending;
import org.tallystick.send.Sent;

/// `exchange_outbox`: sends each row once and writes into it what became of it.
///
/// A row is claimed by its lock, so two servers never send the same one at once; its number is the key of the attempt, so a server that is killed between the sending and the
/// answer finds that it was sent.
@Singleton
@DependsOn("StartUp")
@PermitAll
@RunAs("system")
@TransactionManagement(TransactionManagementType.BEAN)
public class Outbox {

  private static final Logger LOGGER = Logger.getLogger(Outbox.class.getName());

  private static final String NEXT =
      "select id, interface_id, name, content, sha256, confirmed from exchange_outbox"
          + " where state = 'waiting' and id > ? order by id limit 1 for update skip locked";
  private static final String ANSWER =
      "update exchange_outbox set state = ?, reason = ?, log_id = ?, idx = ?, answered_at = ?, content = null where id = ?";
  private static final int LONGEST_REASON = 4000;

  private record Row(
      long id,
      String agreed,
      String name,
      byte[] content,
      @Nullable String sha256,
      boolean confirmed) {

    SendRequest request() {
      return new SendRequest(
          new InterfaceId(agreed),
          RawName.of(name),
          SendRequest.Way.TABLE,
          Optional.ofNullable(sha256).map(ContentDigest::ofHex),
          Optional.of(new SendKey("exchange_outbox " + id)),
          confirmed);
    }
  }

  @Inject private Inbox inbox;
  @Inject private Sending sending;
  @Inject private Sql sql;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /// Those that could not be sent and have been reported.
  private final Set<Long> reported = new HashSet<>();

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void send() {
    if (!inbox.isOpen()) {
      return;
    }
    OptionalLong last = OptionalLong.of(0);
    while (last.isPresent()) {
      long after = last.getAsLong();
      last = transactions.call(() -> sendNext(after));
    }
  }

  /// @return the row's number, empty when none waits after that one
  private OptionalLong sendNext(long after) {
    Optional<Row> next =
        sql.first(
            NEXT,
            row ->
                new Row(
                    row.getLong("id"),
                    row.getString("interface_id"),
                    row.getString("name"),
                    row.getBytes("content"),
                    row.getString("sha256"),
                    row.getBoolean("confirmed")),
            after);
    next.ifPresent(this::send);
    return next.map(row -> OptionalLong.of(row.id())).orElseGet(OptionalLong::empty);
  }

  private void send(Row row) {
    try {
      answer(row, sending.send(row.request(), new ByteArrayInputStream(row.content())));
    } catch (IOException | LedgerFault | EJBException failed) {
      report(row, "could not be sent now; it waits and is tried again", failed);
    }
  }

  private void answer(Row row, Sent sent) {
    switch (sent) {
      case Sent.Placed placed -> sent(row, placed.document().position());
      case Sent.Known known -> sent(row, known.document().position());
      case Sent.SentBefore before ->
          refused(
              row,
              before.sentence()
                  + "; nothing was sent. "
                  + (before.mayConfirm()
                      ? "To send it all the same insert it again with confirmed = true."
                      : "The interface refuses duplicates."));
      case Sent.Refused(Sent.Reason reason, String sentence) when reason == Sent.Reason.NO_SPACE ->
          report(row, sentence, null);
      case Sent.Refused(Sent.Reason reason, String sentence) -> refused(row, sentence);
    }
  }

  private void sent(Row row, LedgerPosition position) {
    sql.change(
        ANSWER, "sent", null, position.log().value(), position.index(), clock.instant(), row.id());
    reported.remove(row.id());
  }

  private void refused(Row row, String sentence) {
    String reason = Excerpt.of(sentence, LONGEST_REASON);
    sql.change(ANSWER, "refused", reason, null, null, clock.instant(), row.id());
  }

  /// Once, not every second.
  private void report(Row row, String sentence, @Nullable Exception why) {
    if (reported.add(row.id())) {
      LOGGER.log(Level.WARNING, "TLY-0935 exchange_outbox row " + row.id() + ": " + sentence, why);
    }
  }
}
