package org.tallystick.ledger;

import java.util.List;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Metrics;
import org.tallystick.platform.Settings;
import org.tallystick.testkit.MovableClock;
import org.tallystick.testkit.PlainThreads;
import org.tallystick.testkit.TestDatabase;
import org.tallystick.testkit.Wiring;

/// The real ledger over a {@link TestDatabase}, with the log `acme` begun.
public final class TestLedger implements AutoCloseable {

  public static final LogId ACME = new LogId("acme");

  private final TestDatabase database;
  private final Wiring wiring;
  private final MovableClock clock;
  private final CommitFeed feed;
  private final Ledger ledger;
  private volatile boolean flushFails;

  public TestLedger(TestDatabase database) {
    this(database, new MovableClock());
  }

  /// @param clock not before what the database holds
  public TestLedger(TestDatabase database, MovableClock clock) {
    this.database = database;
    this.clock = clock;
    this.wiring =
        new Wiring()
            .with(database.entities())
            .with(database.transaction())
            .with(database.source())
            .with(clock)
            .with(database.faults())
            .with(new Settings())
            .with(new DataDirectory())
            .with(new PlainThreads())
            .with((Durability) this::harden);
    wiring.make(Metrics.class);
    wiring.make(LedgerMetrics.class, "begin");
    wiring.make(BatchRunner.class);
    feed = wiring.make(CommitFeed.class);
    ledger = wiring.make(Ledger.class, "start");
    if (database.isFresh()) {
      ledger.append(LogId.SYSTEM, transaction -> transaction.begin(ACME).size());
    }
  }

  private void harden() {
    if (flushFails) {
      throw new IllegalStateException("the test lets the disk fail");
    }
    database.harden();
  }

  public Ledger ledger() {
    return ledger;
  }

  CommitFeed feed() {
    return feed;
  }

  public Wiring wiring() {
    return wiring;
  }

  public MovableClock clock() {
    return clock;
  }

  public void flushFails(boolean yes) {
    flushFails = yes;
  }

  /// The leaves of a log, read back from their stored bytes.
  public List<Leaf> leaves(LogId log) {
    return database.read(() ->
        database
            .entities()
            .createQuery(
                "select l from LeafRow l where l.key.logId = :log order by l.key.index",
                LeafRow.class)
            .setParameter("log", log.value())
            .getResultStream()
            .map(row -> Leaf.parse(row.bytes()))
            .toList());
  }

  /// The names of a log's events, in order.
  public List<String> types(LogId log) {
    return leaves(log).stream().map(leaf -> leaf.type().word()).toList();
  }

  /// Waits until everything handed over before has been tried.
  public void settle() {
    ledger.append(ACME, LedgerTransaction::size);
  }

  @Override
  public void close() {
    ledger.stop();
  }
}
