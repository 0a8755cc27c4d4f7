package org.tallystick.send;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Sql;

/// Which attempts have been made, by the keys their callers gave them. In the caller's transaction.
@ApplicationScoped
class SendingKeys {

  private static final Duration KEEP = Duration.ofDays(30);
  private static final Duration LEAST = Duration.ofDays(7);
  private static final String FIND =
      "select log_id, idx from sending_key where caller = ? and key_text = ?";
  private static final String ADD =
      "insert into sending_key (caller, key_text, log_id, idx, at) values (?, ?, ?, ?, ?)";
  private static final String FORGET = "delete from sending_key where at < ?";

  @Inject private Sql sql;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /// The document an attempt has made.
  Optional<LedgerPosition> find(String caller, SendKey key) {
    return sql.first(
        FIND,
        row -> new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("idx")),
        caller,
        key.value());
  }

  /// In the transaction that makes the document, whose row must be in the database.
  void remember(String caller, SendKey key, LedgerPosition document, Instant at) {
    sql.change(ADD, caller, key.value(), document.log().value(), document.index(), at);
  }

  /// Forgets those that have been kept long enough.
  void forgetOld() {
    Duration keep = settings.duration("TALLYSTICK_KEEP_SENDING_KEYS", KEEP);
    sql.change(FORGET, clock.instant().minus(keep.compareTo(LEAST) < 0 ? LEAST : keep));
  }
}
