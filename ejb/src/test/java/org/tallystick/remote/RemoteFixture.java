package org.tallystick.remote;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.tallystick.archive.FetchedFiles;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.TestArchive;
import org.tallystick.delivery.Deliveries;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.Configured;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Transactions;
import org.tallystick.proof.TestProofs;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.poll.FailingFile;
import org.tallystick.remote.poll.Polling;
import org.tallystick.remote.poll.SeenFiles;
import org.tallystick.remote.push.PushQueue;
import org.tallystick.remote.push.Pushing;
import org.tallystick.remote.push.Waiting;
import org.tallystick.testkit.Callers;
import org.tallystick.testkit.Wiring;

/// The archive of Acme, which runs a server of its own: `orders` is fetched from its `/outgoing`, `invoices` is brought to its `/incoming`.
public final class RemoteFixture implements AutoCloseable {

  public static final InterfaceId ORDERS = new InterfaceId("acme.orders");
  public static final InterfaceId INVOICES = new InterfaceId("acme.invoices");

  private static final RemoteServerId SERVER = new RemoteServerId("acme.own");

  private final TestArchive archive;
  private final TestProofs proofs;
  private final FakeServer server = new FakeServer();
  private final RemoteRun run;
  private final RemoteAdministration administration;
  private final RemoteOperation operation;
  private final RemoteNotes notes;
  private final PushQueue queue;
  private final SeenFiles seen;

  public RemoteFixture(Path data) {
    archive = new TestArchive(data);
    archive.make(Transactions.class);
    archive.make(KeptContents.class);
    proofs = new TestProofs(archive);
    archive.make(FetchedFiles.class);
    archive.make(RemoteRegister.class).present(server);
    archive.make(RemoteSecrets.class);
    archive.make(Jobs.class);
    notes = archive.make(RemoteNotes.class);
    archive.make(Bell.class);
    archive.make(Turns.class);
    archive.wiring().with(oneLane());
    queue = archive.make(PushQueue.class);
    hidden("org.tallystick.remote.push.Bringing");
    archive.make(Deliveries.class);
    archive.make(Pushing.class);
    seen = archive.make(SeenFiles.class);
    hidden("org.tallystick.remote.poll.Failures");
    hidden("org.tallystick.remote.poll.Fetching");
    hidden("org.tallystick.remote.poll.Aftermath");
    archive.make(Polling.class);
    run = archive.make(RemoteRun.class);
    Wiring asAda = new Wiring().with(Callers.named("ada"));
    archive.wiring().known().forEach(asAda::with);
    administration = asAda.make(RemoteAdministration.class);
    operation = asAda.make(RemoteOperation.class);
    done(
        administration.create(
            SERVER,
            new NewRemoteServer(
                "sftp.acme.example", 22, "tally", Authentication.KEY, Optional.empty())));
  }

  /// One session does all, so that what a test sees is always the same; the server of this fixture answers one thread only.
  private Lanes oneLane() {
    Wiring idle = new Wiring().with((ThreadFactory) further -> new Thread(() -> {}));
    archive.wiring().known().forEach(idle::with);
    return idle.make(Lanes.class);
  }

  private void hidden(String name) {
    try {
      archive.wiring().make(Class.forName(name));
    } catch (ClassNotFoundException unknown) {
      throw new AssertionError(unknown);
    }
  }

  public FakeServer server() {
    return server;
  }

  public TestArchive archive() {
    return archive;
  }

  public TestProofs proofs() {
    return proofs;
  }

  public RemoteNotes notes() {
    return notes;
  }

  public RemoteOperation operation() {
    return operation;
  }

  public RemoteFixture fetches(Habit habit) {
    bind(ORDERS, "/outgoing", habit, "every 60");
    return this;
  }

  public RemoteFixture brings() {
    return brings("every 60");
  }

  public RemoteFixture brings(String schedule) {
    bind(INVOICES, "/incoming", Habit.LEAVE, schedule);
    return this;
  }

  private void bind(InterfaceId agreed, String directory, Habit habit, String schedule) {
    done(
        administration.bind(
            agreed,
            new NewBinding(
                SERVER,
                RemotePath.of(directory),
                PollSchedule.parse(schedule),
                Duration.ofSeconds(10),
                habit,
                NewBinding.USUAL_PART,
                Duration.ofSeconds(30),
                3)));
  }

  /// What is due is done, once.
  public void work() {
    run.due().forEach(run::run);
  }

  public void pass(Duration time) {
    archive.ledger().clock().move(time);
  }

  /// So often that nothing new comes of it.
  public void settle() {
    for (int i = 0; i < 6; i++) {
      pass(Duration.ofSeconds(70));
      work();
    }
  }

  /// Works until we die of it or everything is done; then the next life begins.
  ///
  /// @return whether we died
  public boolean workUntilDeath() {
    try {
      settle();
      server.live();
      return false;
    } catch (FakeServer.Death death) {
      server.live();
      pass(Duration.ofSeconds(61));
      return true;
    }
  }

  public String result(InterfaceId agreed) {
    return archive.database().read(() -> state(agreed).result().orElse(""));
  }

  /// The first leaf that was not looked at for what is to be brought.
  public long nextIndex(InterfaceId agreed) {
    return archive.database().read(() -> state(agreed).nextIndex());
  }

  private RemoteBindingState state(InterfaceId agreed) {
    return archive.database().entities().find(RemoteBindingState.class, agreed.value());
  }

  public RemoteServerState state() {
    return archive
        .database()
        .read(() -> archive.database().entities().find(RemoteServerState.class, SERVER.value()));
  }

  public List<Waiting> waiting() {
    return archive.database().read(queue::all);
  }

  public List<FailingFile> failing() {
    return archive.database().read(seen::failing);
  }

  /// As when another server has dealt with all that lies there.
  public void forgetSeen(InterfaceId agreed) {
    archive
        .make(Transactions.class)
        .call(() -> {
          seen.forgetAll(agreed);
          return agreed;
        });
  }

  /// The words of Acme's events of that type, in order.
  public List<JsonObject> events(String type) {
    return archive
        .database()
        .read(() ->
            archive
                .database()
                .entities()
                .createQuery(
                    "select b from EventBytes b where b.key.logId = :log order by b.key.index",
                    EventBytes.class)
                .setParameter("log", TestLedger.ACME.value())
                .getResultStream()
                .map(stored -> EventDocument.parse(stored.bytes()))
                .filter(event -> event.type().word().equals(type))
                .map(EventDocument::json)
                .toList());
  }

  public static <T> T done(Configured<T> outcome) {
    if (outcome instanceof Configured.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(String.valueOf(outcome));
  }

  @Override
  public void close() {
    archive.close();
  }
}
