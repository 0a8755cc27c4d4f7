package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Transactions;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteStep;

/// Remembers how it goes with each server: the keys it shows, and whether it is left alone after too many failures (a circuit breaker). Each call is a transaction of
/// its own.
@ApplicationScoped
public class RemoteNotes {

  /// Failures in a row after which a server is left alone.
  static final int MOST_FAILURES = 5;

  private static final Logger LOGGER = Logger.getLogger(RemoteNotes.class.getName());
  private static final Duration PAUSE = Duration.ofMinutes(1);

  @Inject private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /// A server showed this key. Another than the pinned one is on record, once for each such key (REM-2).
  public void offered(RemoteAccess access, PublicKeyText key) {
    RemoteServerId id = new RemoteServerId(access.id());
    Optional<PublicKeyText> before =
        transactions.call(() -> known(id).flatMap(RemoteServerState::offered));
    if (before.equals(Optional.of(key))) {
      return;
    }
    boolean isOther = access.pinned().filter(pinned -> !pinned.equals(key)).isPresent();
    if (!isOther) {
      transactions.call(() -> {
        state(id).offered(key, clock.instant());
        return id;
      });
      return;
    }
    String expected = access.pinned().orElseThrow().fingerprint();
    LOGGER.warning(
        "TLY-0965 remote server "
            + id
            + ": shows host key "
            + key.fingerprint()
            + ", expected "
            + expected
            + "; it is refused. Ask the partner, and replace the pinned key only when it says so");
    ledger.append(
        LogId.SYSTEM,
        transaction -> {
          state(id).offered(key, transaction.now());
          return transaction.append(
              change("remote host key refused", id, expected, key.fingerprint()));
        });
  }

  /// Lets one through when the server may be tried.
  ///
  /// @throws RemoteFault it is left alone for now
  public void requirePassable(RemoteServerId id) throws RemoteFault {
    Instant now = clock.instant();
    Optional<Instant> shut =
        transactions.call(() -> {
          Optional<Instant> until = known(id).flatMap(RemoteServerState::openUntil);
          if (until.filter(one -> !one.isAfter(now)).isPresent()) {
            state(id).tryAt(now, pause());
            return Optional.<Instant>empty();
          }
          return until;
        });
    if (shut.isPresent()) {
      throw new RemoteFault(
          RemoteStep.PAUSE,
          RemoteFault.Reach.SERVER,
          "reach remote server " + id,
          "nothing, it is left alone until " + shut.get() + " after too many failures",
          "wait, or test the connection to have it tried at once");
    }
  }

  public void succeeded(RemoteServerId id) {
    transactions.call(() -> {
      state(id).succeeded(clock.instant());
      return id;
    });
  }

  /// @param fault of the server, not of one file
  public void failed(RemoteServerId id, RemoteFault fault) {
    boolean shut =
        transactions.call(
            () -> state(id).failed(fault.sentence(), clock.instant(), MOST_FAILURES, pause()));
    if (shut) {
      LOGGER.warning(
          "TLY-0966 remote server "
              + id
              + ": failed "
              + MOST_FAILURES
              + " times in a row and is left alone for a while; "
              + fault.sentence());
      ledger.append(
          LogId.SYSTEM,
          transaction ->
              transaction.append(change("remote server left alone", id, null, fault.sentence())));
    }
  }

  /// A person looks after it: the next one may try.
  void close(RemoteServerId id) {
    transactions.call(() -> {
      state(id).close();
      return id;
    });
  }

  private Duration pause() {
    return settings.duration("TALLYSTICK_REMOTE_PAUSE", PAUSE);
  }

  private static Event change(
      String what, RemoteServerId id, @Nullable String before, String after) {
    Event event =
        Event.of(EventType.CONFIG_CHANGED)
            .text("what", what)
            .text("subject", id.value())
            .text("partner", id.partner().value())
            .text("after", after);
    return before == null ? event : event.text("before", before);
  }

  private Optional<RemoteServerState> known(RemoteServerId id) {
    return Optional.ofNullable(entities.find(RemoteServerState.class, id.value()));
  }

  private RemoteServerState state(RemoteServerId id) {
    return known(id)
        .orElseGet(() -> {
          RemoteServerState made = new RemoteServerState(id);
          entities.persist(made);
          return made;
        });
  }
}
