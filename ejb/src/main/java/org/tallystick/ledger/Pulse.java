package org.tallystick.ledger;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.evidence.leaf.EventType;

/// Says in every log that the server started, is there, and stopped, so that silence can be told from absence; and when the clock was moved, so that neither is told from a clock that is wrong.
@Singleton
@DependsOn("Ledger")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Pulse {

  private static final Logger LOGGER = Logger.getLogger(Pulse.class.getName());
  private static final long LARGEST_STEP_MILLIS = 1000;

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private Clock clock;

  /// By how many milliseconds the clock stepped ahead, of logs that do not say so yet.
  private final Map<LogId, Long> owed = new ConcurrentHashMap<>();

  private ClockWatch watch;

  @PostConstruct
  void begin() {
    watch = new ClockWatch(clock, System::nanoTime);
  }

  void watch(ClockWatch other) {
    watch = other;
  }

  public void started() {
    inEveryLog(EventType.SERVER_STARTED);
  }

  public void stopped() {
    inEveryLog(EventType.SERVER_STOPPED);
  }

  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void beat() {
    inEveryLog(EventType.HEARTBEAT);
  }

  /// A log that takes no event costs the others none.
  private void inEveryLog(EventType type) {
    ClockWatch.Look look = watch.look();
    owed.replaceAll((log, ahead) -> ahead + look.wallMillis());
    for (LogId log : logs()) {
      if (look.aheadMillis() > LARGEST_STEP_MILLIS) {
        owed.putIfAbsent(log, look.aheadMillis());
      }
      try {
        ledger.append(log, transaction -> append(transaction, type, owed.getOrDefault(log, 0L)));
        owed.remove(log);
      } catch (LedgerFault failed) {
        LOGGER.log(
            Level.WARNING, "TLY-0115 log " + log + ": " + type.word() + " was not written", failed);
      }
    }
  }

  private long append(LedgerTransaction transaction, EventType type, long ahead) {
    if (ahead > 0) {
      transaction.append(Event.of(EventType.CLOCK_STEPPED).integer("aheadMillis", ahead));
    }
    long behind = transaction.now().toEpochMilli() - clock.millis();
    if (behind > LARGEST_STEP_MILLIS) {
      transaction.append(Event.of(EventType.CLOCK_STEPPED).integer("behindMillis", behind));
    }
    return transaction.append(Event.of(type));
  }

  private List<LogId> logs() {
    return entities
        .createQuery("select l.id from TransparencyLog l order by l.id", String.class)
        .getResultStream()
        .map(LogId::new)
        .filter(log -> !log.equals(LogId.ANCHOR))
        .toList();
  }
}
