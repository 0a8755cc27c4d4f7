package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.ledger.TestLedger.ACME;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.testkit.TestDatabase;

/// Every log hears that the server is there, and when its clock was moved.
class PulseTest {

  private static final Duration BEAT = Duration.ofSeconds(60);

  private final TestDatabase database =
      new TestDatabase(TransparencyLog.class, LeafRow.class, EventRow.class, EventBytes.class);
  private final TestLedger ledger = new TestLedger(database);
  private final AtomicLong nanos = new AtomicLong(77);
  private Pulse pulse;

  @BeforeEach
  void start() {
    pulse = ledger.wiring().make(Pulse.class);
    pulse.watch(new ClockWatch(ledger.clock(), nanos::get));
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private void passes(Duration time) {
    ledger.clock().move(time);
    nanos.addAndGet(time.toNanos());
  }

  private void beat() {
    database.read(() -> {
      pulse.beat();
      return true;
    });
  }

  /// The last event of that type.
  private JsonObject last(LogId log, String type) {
    return database.read(() ->
        JsonObject.parse(
            database
                .entities()
                .createQuery(
                    "select b.bytes from EventBytes b, EventRow e where b.key = e.key and e.key.logId = :log and e.type = :type order by e.key.index desc",
                    byte[].class)
                .setParameter("log", log.value())
                .setParameter("type", type)
                .setMaxResults(1)
                .getSingleResult()));
  }

  private List<String> newest(LogId log, int count) {
    List<String> types = ledger.types(log);
    return types.subList(types.size() - count, types.size());
  }

  @Test
  void timeThatPassesIsNoStep() {
    for (int minute = 0; minute < 5; minute++) {
      passes(BEAT.plusMillis(minute * 7));
      beat();
    }

    assertThat(newest(ACME, 5)).containsOnly("heartbeat");
    assertThat(ledger.types(LogId.SYSTEM)).doesNotContain("clock.stepped").contains("heartbeat");
  }

  @Test
  void aClockThatSteppedAheadIsSaidInEveryLogAndOnce() {
    passes(BEAT);
    beat();
    ledger.clock().move(Duration.ofMinutes(10));
    passes(BEAT);
    beat();
    passes(BEAT);
    beat();

    for (LogId log : List.of(ACME, LogId.SYSTEM)) {
      assertThat(newest(log, 4))
          .containsExactly("heartbeat", "clock.stepped", "heartbeat", "heartbeat");
      assertThat(last(log, "clock.stepped").integer("aheadMillis")).isEqualTo(600_000);
      assertThat(last(log, "clock.stepped").find("behindMillis")).isEmpty();
    }
  }

  @Test
  void aClockThatSteppedBackIsSaidWithHowFarItIsBehindTheLastEvent() {
    passes(BEAT);
    beat();
    ledger.clock().move(Duration.ofMinutes(-10));
    passes(BEAT);
    beat();

    assertThat(newest(ACME, 2)).containsExactly("clock.stepped", "heartbeat");
    assertThat(last(ACME, "clock.stepped").integer("behindMillis")).isEqualTo(540_000);
  }

  @Test
  void oneLogThatCannotBeWrittenCostsTheOthersNothingAndIsToldOfTheStepLater() {
    LogId before = new LogId("aaa");
    ledger.ledger().append(LogId.SYSTEM, transaction -> transaction.begin(before).size());
    beat();
    long acme = ledger.leaves(ACME).size();
    ledger.clock().move(Duration.ofMinutes(3));
    passes(BEAT);
    withoutRow(before, this::beat);

    assertThat(ledger.leaves(ACME).size()).isEqualTo(acme + 2);
    assertThat(newest(ACME, 2)).containsExactly("clock.stepped", "heartbeat");
    assertThat(newest(before, 1)).containsExactly("heartbeat");

    passes(BEAT);
    beat();

    assertThat(newest(before, 2)).containsExactly("clock.stepped", "heartbeat");
    assertThat(last(before, "clock.stepped").integer("aheadMillis"))
        .as("counted from where it was noticed")
        .isEqualTo(180_000 + 60_000);
    assertThat(newest(ACME, 1)).containsExactly("heartbeat");
  }

  /// Leaves of that log are refused meanwhile: the place of the next one is taken.
  private void withoutRow(LogId log, Runnable work) {
    long next = ledger.leaves(log).size();
    sql(
        "insert into leaf (log_id, idx, bytes, hash) select log_id, "
            + next
            + ", bytes, hash from leaf where log_id = '"
            + log
            + "' and idx = 0");
    work.run();
    sql("drop trigger if exists leaf_immutable");
    sql("delete from leaf where log_id = '" + log + "' and idx = " + next);
  }

  private void sql(String statement) {
    try (var connection = database.source().getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    } catch (java.sql.SQLException failed) {
      throw new AssertionError(statement, failed);
    }
  }
}
