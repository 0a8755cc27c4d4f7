package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.ledger.TestLedger.ACME;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.testkit.TestDatabase;
import org.tallystick.testkit.TestDatabase.Commit;

class LedgerTest {

  private final TestDatabase database =
      new TestDatabase(TransparencyLog.class, LeafRow.class, EventRow.class, EventBytes.class);
  private final TestLedger ledger = new TestLedger(database);

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private long append(String word) {
    return ledger.ledger().append(ACME, transaction -> transaction.append(event(word)));
  }

  private static Event event(String word) {
    return Event.of(EventType.HEARTBEAT).text("word", word);
  }

  @Test
  void a_log_begins_with_its_genesis() {
    assertThat(ledger.types(ACME)).containsExactly("genesis");
    assertThat(ledger.types(LogId.SYSTEM)).containsExactly("genesis");
  }

  @Test
  void indexes_are_dense_and_leaves_hash_their_event_documents_when_many_append_at_once()
      throws Exception {
    List<Future<Long>> indexes = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        String word = "w" + i;
        indexes.add(callers.submit(() -> append(word)));
      }
    }

    List<Leaf> leaves = ledger.leaves(ACME);
    List<Long> answered = new ArrayList<>();
    for (Future<Long> index : indexes) {
      answered.add(index.get());
    }
    assertThat(answered)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
    assertThat(leaves.stream().map(leaf -> leaf.index().value()))
        .containsExactlyElementsOf(LongStream.rangeClosed(0, 400).boxed().toList());
    for (Leaf leaf : leaves) {
      LeafKey key = new LeafKey("acme", leaf.index().value());
      byte[] words = database.read(() -> database.entities().find(EventBytes.class, key).bytes());
      assertThat(ContentDigest.of(words)).isEqualTo(leaf.document());
    }
  }

  @Test
  void time_never_goes_backwards_within_a_log() {
    append("before");
    ledger.clock().move(Duration.ofMinutes(-10));

    append("after");

    List<Leaf> leaves = ledger.leaves(ACME);
    assertThat(leaves.get(2).at()).isEqualTo(leaves.get(1).at());
  }

  @Test
  void a_refused_attempt_writes_nothing() {
    String answer = ledger.ledger().append(ACME, transaction -> "no");

    assertThat(answer).isEqualTo("no");
    assertThat(ledger.leaves(ACME)).hasSize(1);
  }

  @Test
  void a_failing_attempt_fails_alone_and_leaves_no_trace() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<Future<Long>> good = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      callers.submit(() -> ledger.ledger().append(ACME, transaction -> waitFor(gate)));
      for (int i = 0; i < 10; i++) {
        String word = "good" + i;
        good.add(callers.submit(() -> append(word)));
      }
      Future<?> bad =
          callers.submit(() ->
              ledger
                  .ledger()
                  .append(
                      ACME,
                      transaction -> {
                        transaction.append(event("bad"));
                        throw new IllegalStateException("broken use case");
                      }));
      gate.countDown();

      assertThatThrownBy(bad::get).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    for (Future<Long> index : good) {
      assertThat(index.get()).isPositive();
    }
    assertThat(ledger.leaves(ACME)).hasSize(11);
  }

  private static long waitFor(CountDownLatch gate) {
    try {
      gate.await();
      return 0;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void a_commit_that_fails_and_is_not_stored_is_a_fault_and_changes_nothing() {
    database.commits(Commit.FAILED_NOT_STORED);

    assertThatThrownBy(() -> append("lost")).isInstanceOf(LedgerFault.class);

    database.commits(Commit.STORED);
    assertThat(append("next")).isEqualTo(1);
  }

  @Test
  void a_commit_that_fails_but_is_stored_is_a_fault_and_the_log_stays_dense() {
    database.commits(Commit.FAILED_BUT_STORED);

    assertThatThrownBy(() -> append("unsure")).isInstanceOf(LedgerFault.class);

    database.commits(Commit.STORED);
    append("next");
    assertThat(ledger.leaves(ACME).stream().map(leaf -> leaf.index().value()))
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void nobody_is_answered_before_the_disk_has_it() {
    ledger.flushFails(true);

    assertThatThrownBy(() -> append("not on the disk")).isInstanceOf(LedgerFault.class);

    ledger.flushFails(false);
    assertThat(append("next")).isPositive();
  }

  @Test
  void what_nobody_waits_for_is_kept_while_the_database_is_down_and_written_in_order_afterwards() {
    database.commits(Commit.FAILED_NOT_STORED);
    AtomicLong tries = new AtomicLong();
    ledger
        .ledger()
        .appendLater(
            ACME, transaction -> tries.incrementAndGet() + transaction.append(event("one")));
    ledger
        .ledger()
        .appendLater(ACME, transaction -> transaction.append(Event.of(EventType.SERVER_STOPPED)));
    assertThatThrownBy(() -> append("refused")).isInstanceOf(LedgerFault.class);

    database.commits(Commit.STORED);
    ledger.settle();
    ledger.settle();

    assertThat(tries.get()).isGreaterThan(1);
    assertThat(ledger.types(ACME)).containsExactly("genesis", "heartbeat", "server.stopped");
  }

  @Test
  void what_nobody_waits_for_is_written_once_also_when_its_commit_was_stored_but_not_confirmed() {
    database.commits(Commit.FAILED_BUT_STORED);
    ledger.ledger().appendLater(ACME, transaction -> transaction.append(event("once")));
    assertThatThrownBy(ledger::settle).isInstanceOf(LedgerFault.class);

    database.commits(Commit.STORED);
    ledger.settle();
    ledger.settle();

    assertThat(ledger.types(ACME)).containsExactly("genesis", "heartbeat");
  }

  @Test
  void a_batch_whose_flush_fails_is_not_run_again() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<Future<Long>> answers = new ArrayList<>();
    ledger.ledger().appendLater(ACME, transaction -> waitFor(gate));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5; i++) {
        String word = "w" + i;
        answers.add(callers.submit(() -> append(word)));
      }
      ledger.flushFails(true);
      gate.countDown();
    }

    for (Future<Long> answer : answers) {
      assertThatThrownBy(answer::get).hasCauseInstanceOf(LedgerFault.class);
    }
    ledger.flushFails(false);
    assertThat(ledger.types(ACME)).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void a_log_that_does_not_exist_is_a_fault() {
    assertThatThrownBy(() -> ledger.ledger().append(new LogId("nobody"), LedgerTransaction::size))
        .isInstanceOf(LedgerFault.class);
  }

  @Test
  void who_follows_is_told_before_who_appended_is_answered() {
    List<Committed> told = new CopyOnWriteArrayList<>();
    ledger.feed().subscribe(told::add);

    for (int i = 0; i < 200; i++) {
      long index = append("w" + i);

      assertThat(told).contains(new Committed(ACME, index + 1));
    }
  }

  @Test
  void whoever_follows_the_ledger_is_told_after_each_growth() {
    List<Committed> told = new ArrayList<>();
    Runnable end = ledger.feed().subscribe(told::add);

    long index = append("followed");
    end.run();
    append("not any more");

    assertThat(told).containsOnlyOnce(new Committed(ACME, index + 1)).hasSize(1);
  }
}
