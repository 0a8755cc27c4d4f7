package org.tallystick.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.access.Sentences;
import org.tallystick.archive.ContentStore;
import org.tallystick.archive.Contents;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafRow;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.partner.Partner;
import org.tallystick.platform.DataDirectory;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.Hit;
import org.tallystick.search.index.TestIndex;
import org.tallystick.search.language.QueryParser;
import org.tallystick.search.language.TermField;

/// The follower over the real schema, the real engine and the real index.
class CatchUpTest {

  @TempDir Path data;
  private final LedgerRows ledger = new LedgerRows(UUID.randomUUID().toString());
  private TestIndex opened;
  private EntityManager shared;
  private CatchUp catchUp;

  @BeforeEach
  void start() {
    opened =
        TestIndex.open(
            data.resolve("index"),
            ledger.url(),
            TransparencyLog.class,
            LeafRow.class,
            EventRow.class,
            EventBytes.class,
            Document.class,
            Partner.class);
    shared = opened.factory().createEntityManager();
    catchUp = follower(ledger);
  }

  @AfterEach
  void stop() {
    shared.close();
    opened.close();
  }

  private void restart() {
    stop();
    start();
  }

  private CatchUp follower(LedgerRows rows) {
    EntityManager entities = freshForEachCall();
    LedgerReader reader = with(new LedgerReader(), "entities", entities);
    Contents contents =
        with(with(new Contents(), "database", rows.database()), "store", new EmptyStore());
    FileEntries files = with(new FileEntries(), "contents", contents);
    EventEntries events = with(new EventEntries(), "sentences", new Sentences());
    System.setProperty("tallystick.data", data.toString());
    CatchUp made = with(with(new CatchUp(), "ledger", reader), "files", files);
    with(
        with(made, "events", events), "business", with(new BusinessReader(), "entities", entities));
    return with(with(made, "index", opened.index()), "data", new DataDirectory());
  }

  private void catchUp() {
    while (catchUp.step()) {
      // until there is nothing more
    }
  }

  private List<Hit> find(String query) {
    return opened
        .index()
        .find(
            QueryParser.parse(query, LedgerRows.START.atZone(ZoneOffset.UTC)), Set.of(), null, 100)
        .hits();
  }

  private List<String> files(String query) {
    return find(query).stream().filter(hit -> hit.kind() == EntryKind.FILE).map(Hit::id).toList();
  }

  @Test
  void aReceivedFileIsFoundByAWordInItAndSoIsItsEvent() {
    ledger.event(EventType.GENESIS, fields -> fields);
    ledger.file("order 1.xml", "<Order><ID>AEG012345</ID></Order>");

    catchUp();

    assertThat(files("AEG012345")).containsExactly("acme.1");
    assertThat(find("kind:event order")).extracting(Hit::id).containsExactly("acme.1");
    assertThat(find("\"Acme Corporation uploaded\"")).extracting(Hit::id).containsExactly("acme.1");
    assertThat(catchUp.progress()).isEqualTo(new IndexProgress(2, 2));
  }

  @Test
  void manyMoreLeavesThanABatchAreAllFollowed() {
    int leaves = 2 * CatchUp.BATCH + 50;
    for (int i = 0; i < leaves; i++) {
      ledger.event(
          EventType.DIRECTORY_LISTED, fields -> fields.account("acme").path(RawPath.of("/out")));
    }

    assertThat(catchUp.step()).isTrue();
    assertThat(catchUp.progress()).isEqualTo(new IndexProgress(CatchUp.BATCH, leaves));
    catchUp();

    assertThat(
            opened
                .index()
                .find(
                    QueryParser.parse("type:dir.listed", LedgerRows.START.atZone(ZoneOffset.UTC)),
                    Set.of(),
                    null,
                    1)
                .total())
        .isEqualTo(leaves);
  }

  @Test
  void aLinkMakesTheFileFindableByTheNumber() {
    long file = ledger.file("a.txt", "x");
    catchUp();
    assertThat(files("number:PL-4711")).isEmpty();

    ledger.link("b-1", "PL-4711", file);
    catchUp();

    assertThat(files("number:pl-4711")).containsExactly("acme.0");
    assertThat(find("hexagon kind:business"))
        .singleElement()
        .extracting(Hit::plainName)
        .isEqualTo("PL-4711");
  }

  @Test
  void heartbeatsAreNotFoundButCounted() {
    ledger.event(EventType.HEARTBEAT, fields -> fields);

    catchUp();

    assertThat(find("")).isEmpty();
    assertThat(catchUp.progress().isUpToDate()).isTrue();
  }

  @Test
  void aCrashBetweenIndexAndCursorOnlyMeansWritingAgain() throws IOException {
    ledger.file("a.txt", "needle");
    Path cursor = data.resolve("index/cursor");
    catchUp();
    Files.delete(cursor);

    restart();
    ledger.file("b.txt", "needle");
    catchUp();

    assertThat(files("needle")).containsExactly("acme.1", "acme.0");
  }

  @Test
  void afterARestartOnlyWhatIsNewIsFollowed() {
    ledger.file("a.txt", "needle");
    catchUp();

    restart();
    assertThat(catchUp.step()).isFalse();
    ledger.file("b.txt", "needle");
    catchUp();

    assertThat(files("needle")).containsExactly("acme.1", "acme.0");
  }

  @Test
  void anIndexOfAnotherDatabaseIsMadeAgain() {
    ledger.file("a.txt", "old");
    catchUp();
    ledger.execute("delete from document_name");
    ledger.execute("delete from document");
    ledger.execute("delete from event_bytes");
    ledger.execute("delete from event_document");
    ledger.execute("update leaf set hash = ?", new byte[32]);
    ledger.execute("update transparency_log set size = 0");

    restart();
    catchUp();

    assertThat(find("")).isEmpty();
    assertThat(catchUp.progress()).isEqualTo(new IndexProgress(0, 0));
  }

  @Test
  void aWishToRebuildIsGrantedOnce() throws IOException {
    ledger.file("a.txt", "needle");
    catchUp();
    Path wish = Files.createFile(data.resolve("index/rebuild"));

    catchUp();

    assertThat(wish).doesNotExist();
    assertThat(files("needle")).containsExactly("acme.0");
    assertThat(data.resolve("index/progress")).hasContent("1 of 1 events");
  }

  @Test
  void anErasedEventIsFoundByItsTypeOnly() {
    ledger.file("secret.txt", "x");
    ledger.execute("delete from event_bytes");

    catchUp();

    assertThat(find("kind:event type:file.received"))
        .singleElement()
        .extracting(Hit::snippet)
        .isEqualTo(List.of());
    assertThat(find("kind:event secret")).isEmpty();
  }

  @Test
  void aFileWhoseContentIsGoneIsFoundByItsName() {
    ledger.file("lost.txt", "needle");
    ledger.execute("delete from content_bytes");

    catchUp();

    assertThat(files("needle")).isEmpty();
    assertThat(files("name:lost")).containsExactly("acme.0");
    assertThat(find("kind:file").getFirst().term(TermField.DIRECTION)).contains("inbound");
  }

  /// As in the server, where each call outside a transaction has a persistence context of its own.
  private EntityManager freshForEachCall() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              shared.clear();
              return method.invoke(shared, arguments);
            });
  }

  private static <T> T with(T bean, String field, Object value) {
    try {
      Field injected = bean.getClass().getDeclaredField(field);
      injected.setAccessible(true);
      injected.set(bean, value);
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static final class EmptyStore implements ContentStore {

    @Override
    public void keep(Path staged, ContentDigest digest) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel open(ContentDigest digest) throws IOException {
      throw new NoSuchFileException(digest.hex());
    }
  }
}
