package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/// Whose turn it is to work for an interface: of several servers on one database the one whose name stands in the row, until then (REM-5). A server that dies loses
/// its turn when its time is over, or when it starts again.
@ApplicationScoped
public class Turns {

  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final String TAKE =
      "update remote_binding_state set holder = ?, held_until = ?, node = ?"
          + " where interface_id = ? and (held_until is null or held_until < ?)";
  private static final String RENEW =
      "update remote_binding_state set held_until = ?"
          + " where interface_id = ? and holder = ? and held_until >= ?";
  private static final String GIVE =
      "update remote_binding_state set held_until = null, holder = null"
          + " where interface_id = ? and holder = ?";

  private static final String GIVE_ALL =
      "update remote_binding_state set held_until = null, holder = null where node = ?";

  @Inject private Sql sql;
  @Inject private DataDirectory data;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /// One server's turn. Thread-safe.
  public final class Turn implements AutoCloseable {

    private final InterfaceId id;
    private final String holder = UUID.randomUUID().toString();
    private Instant renewed;

    private Turn(InterfaceId id, Instant now) {
      this.id = id;
      this.renewed = now;
    }

    /// Says that it is still at work; cheap when it was said lately.
    ///
    /// @throws IOException another server has taken over, or this one is to stop
    public synchronized void renew() throws IOException {
      Instant now = clock.instant();
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("interface " + id + ": the server stops");
      }
      if (now.isBefore(renewed.plus(RENEWAL))) {
        return;
      }
      if (!changes(RENEW, now.plus(LENGTH), id.value(), holder, now)) {
        throw new IOException(
            "TLY-0967 interface " + id + ": took longer than its turn, and another server works");
      }
      renewed = now;
    }

    @Override
    public void close() {
      changes(GIVE, id.value(), holder);
    }
  }

  /// Empty when it is somebody else's.
  Optional<Turn> take(InterfaceId id) {
    Instant now = clock.instant();
    Turn turn = new Turn(id, now);
    return changes(TAKE, turn.holder, now.plus(LENGTH), data.identity(), id.value(), now)
        ? Optional.of(turn)
        : Optional.empty();
  }

  /// What this server had when it died is free at its start: nobody else works on its data directory.
  void giveAll() {
    transactions.call(() -> sql.change(GIVE_ALL, data.identity()));
  }

  private boolean changes(String statement, Object... values) {
    return transactions.call(() -> sql.change(statement, values)) == 1;
  }
}
