package org.tallystick.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessLine;
import org.tallystick.business.Link;
import org.tallystick.delivery.Deliveries;
import org.tallystick.directory.Directories;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.Listing;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.TreeFixture;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafRow;
import org.tallystick.ledger.SessionId;
import org.tallystick.ledger.TestLedger;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.AccountInterface;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.quota.AccountAllowance;
import org.tallystick.quota.AccountUse;
import org.tallystick.quota.Quotas;
import org.tallystick.remote.RemoteBinding;
import org.tallystick.remote.RemoteBindingState;
import org.tallystick.remote.RemoteServer;
import org.tallystick.remote.RemoteServerState;
import org.tallystick.resend.ResendOrder;
import org.tallystick.testkit.Callers;
import org.tallystick.testkit.MovableClock;
import org.tallystick.testkit.TestDatabase;
import org.tallystick.testkit.Wiring;

/// The whole archive of a partner Acme with `/in` and `/out`, as a signed-in session sees it.
public final class TestArchive implements AutoCloseable {

  public static final RawPath IN = RawPath.of("/in");

  private static final WriteMode FRESH = new WriteMode(true, true, false);

  private final Path data;
  private final TestDatabase database;
  private final TestLedger ledger;
  private final Wiring wiring;
  private final PartnerSession session = session("acme");
  private final Directories directories;
  private final Uploads uploads;
  private final Downloads downloads;
  private final PartnerPaths paths;
  private final Placement placement;

  private static final String PARTNER =
      "merge into partner (id, name, created_at) key (id) values ('acme', 'Acme', timestamp with time zone '2026-11-20 08:00:00Z')";
  private static final Class<?>[] ENTITIES = {
    TransparencyLog.class,
    LeafRow.class,
    EventRow.class,
    EventBytes.class,
    Document.class,
    InterruptedUpload.class,
    Partner.class,
    PartnerInterface.class,
    AccountInterface.class,
    AccountAllowance.class,
    AccountUse.class,
    ResendOrder.class,
    BusinessDocument.class,
    BusinessLine.class,
    Link.class,
    RemoteServer.class,
    RemoteServerState.class,
    RemoteBinding.class,
    RemoteBindingState.class
  };

  public TestArchive(Path data) {
    this(data, new TestDatabase(ENTITIES), new MovableClock());
  }

  /// An archive that is still there when it is opened again.
  public static TestArchive onDisk(Path data) {
    return new TestArchive(
        data,
        new TestDatabase(
            "jdbc:h2:file:" + data.resolve("db/tallystick") + ";QUERY_CACHE_SIZE=64", ENTITIES),
        new MovableClock());
  }

  private TestArchive(Path data, TestDatabase database, MovableClock clock) {
    this.data = data;
    this.database = database;
    System.setProperty("tallystick.data", data.toString());
    ledger = new TestLedger(database, clock);
    wiring = ledger.wiring();
    wiring.make(Agreements.class, "follow");
    wiring.make(Sql.class);
    wiring.make(Deliveries.class);
    make("org.tallystick.directory.EntryTable");
    make("org.tallystick.directory.DirectoryTree");
    make("org.tallystick.directory.TreeRules");
    wiring.make(DiskContentStore.class, "prepare");
    wiring.make(Contents.class);
    wiring.make(HeldLeaves.class);
    wiring.make(ReadSidecars.class);
    wiring.with((Reception) (document, attempt) -> {});
    wiring.make(Transactions.class);
    wiring.make(ContentChecksums.class);
    wiring.make(Receiving.class);
    wiring.make(Settling.class);
    wiring.make(HandingOver.class);
    wiring.make(ArchiveConsequences.class);
    make("org.tallystick.directory.Renaming");
    directories = wiring.make(Directories.class);
    wiring.with(new Settings());
    wiring.make(Staging.class, "prepare");
    wiring.make(Interruptions.class);
    wiring.make(Quotas.class, "follow");
    wiring.make(Arriving.class);
    wiring.make(Publication.class);
    wiring.make(Placing.class);
    wiring.make(NotedFindings.class);
    wiring.make(WaitingFiles.class);
    wiring.make(LateFiles.class);
    uploads = wiring.make(Uploads.class);
    downloads = wiring.make(Downloads.class);
    paths = wiring.make(PartnerPaths.class);
    wiring.make(Placing.class);
    placement = wiring.make(Placement.class);
    make("org.tallystick.directory.MadeDirectories");
    if (database.isFresh()) {
      account();
      agree("orders", "INBOUND", "/in");
      agree("invoices", "OUTBOUND", "/out");
    }
  }

  /// The archive after a restart of the server: every bean is made anew over the same database and data directory. This one is no more.
  public TestArchive restarted() {
    ledger.close();
    database.reopened();
    TestArchive again = new TestArchive(data, database, ledger.clock());
    again.make(Recovery.class).run();
    return again;
  }

  private void account() {
    try (var connection = database.source().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(PARTNER);
      statement.executeUpdate(
          "insert into account (id, partner_id, login, disabled, created_at)"
              + " values ('acme', 'acme', 'acme', false, timestamp with time zone '2026-11-20 08:00:00Z')");
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private void agree(String name, String direction, String directory) {
    try (var connection = database.source().getConnection();
        var statement =
            connection.prepareStatement(
                "insert into partner_interface (id, partner_id, name, direction, directory, name_pattern) values (?, 'acme', ?, ?, ?, '*')")) {
      statement.setString(1, "acme." + name);
      statement.setString(2, name);
      statement.setString(3, direction);
      statement.setBytes(4, RawPath.of(directory).bytes());
      statement.executeUpdate();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
    ledger
        .ledger()
        .append(
            TestLedger.ACME,
            transaction -> {
              TreeFixture.makeDirectory(wiring, transaction, RawPath.of(directory));
              return directory;
            });
  }

  /// From now on other rules count for `orders` (we receive) or `invoices` (we send).
  public void rule(String name, InterfaceRules rules) {
    Wiring asAda = new Wiring().with(Callers.named("ada"));
    wiring.known().forEach(asAda::with);
    asAda.make(PartnerAdministration.class).changeRules(new InterfaceId("acme." + name), rules);
  }

  /// We send.
  public Document place(String name, String content) {
    PartnerInterface invoices =
        database.read(() -> database.entities().find(PartnerInterface.class, "acme.invoices"));
    return done(
        placement.place(
            invoices, RawName.of(name), content.getBytes(StandardCharsets.UTF_8), "ada"));
  }

  private Object make(String name) {
    try {
      Class<?> type = Class.forName(name);
      return wiring.make(type);
    } catch (ClassNotFoundException unknown) {
      throw new AssertionError(unknown);
    }
  }

  public static PartnerSession session(String account) {
    return new PartnerSession(
        SessionId.random(), new AccountId(account), new PartnerId("acme"), "127.0.0.1:40000");
  }

  public PartnerSession session() {
    return session;
  }

  public TestLedger ledger() {
    return ledger;
  }

  public TestDatabase database() {
    return database;
  }

  public Directories directories() {
    return directories;
  }

  public Uploads uploads() {
    return uploads;
  }

  public Downloads downloads() {
    return downloads;
  }

  public Wiring wiring() {
    return wiring;
  }

  public <T> T make(Class<T> type, String... then) {
    return wiring.make(type, then);
  }

  public Outcome<StagedUpload> open(PartnerSession by, String path, WriteMode mode) {
    return database.read(() -> uploads.open(by, RawPath.of(path), mode));
  }

  public StagedUpload begin(String path) {
    return done(open(session, path, FRESH));
  }

  public Outcome<Document> put(String path, byte[] content) {
    try {
      StagedUpload upload = begin(path);
      upload.write(ByteBuffer.wrap(content), 0);
      return uploads.close(upload).then(TestArchive::published);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The exchange that a close made.
  public static Document document(Outcome<Arrival> closed) {
    return done(closed.then(TestArchive::published));
  }

  private static Outcome<Document> published(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Published(Document document) -> Outcome.done(document);
      case Arrival.Held held -> throw new AssertionError("held: " + held.entry());
    };
  }

  /// Uploads and closes, whatever becomes of it.
  public Arrival send(String path, String content) {
    try {
      StagedUpload upload = begin(path);
      upload.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
      return done(uploads.close(upload));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Document put(String path, String content) {
    return done(put(path, content.getBytes(StandardCharsets.UTF_8)));
  }

  public byte[] get(String path) throws IOException {
    try (OpenedDownload download = done(downloads.open(session, RawPath.of(path)))) {
      ByteBuffer content = ByteBuffer.allocate((int) download.size());
      for (int at = 0, count = download.read(content, 0);
          count > 0;
          count = download.read(content, at)) {
        download.served(at, content.slice(at, count));
        at += count;
      }
      downloads.close(session, download);
      return content.array();
    }
  }

  public Outcome<PathStatus> status(PartnerSession by, String path) {
    return database.read(() -> paths.status(by, RawPath.of(path)));
  }

  public PartnerPaths paths() {
    return paths;
  }

  /// The names in a directory, in pages of three.
  public List<String> list(String directory) {
    return names(done(directories.list(session, RawPath.of(directory))));
  }

  public List<String> names(Listing listing) {
    List<String> names = new ArrayList<>();
    RawName last = null;
    List<DirectoryEntry> page;
    do {
      RawName after = last;
      page = database.read(() -> directories.page(listing, after, 3));
      page.forEach(entry -> names.add(entry.name().text()));
      last = page.isEmpty() ? null : page.getLast().name();
    } while (!page.isEmpty());
    return names;
  }

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError("refused: " + refused.refusal());
    };
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
  }
}
