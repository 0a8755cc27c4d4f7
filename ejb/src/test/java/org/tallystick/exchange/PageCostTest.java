package org.tallystick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.access.AccessEvents;
import org.tallystick.access.AccessFilter;
import org.tallystick.access.AccessLog;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.search.index.TestIndex;
import org.tallystick.testkit.QueryPlan;

/// EXC-1: a page costs the same however much there is. Counted by H2 itself, over the real schema and the real queries: the statements the screens caused are
/// asked again under `EXPLAIN ANALYZE`, which says how many rows each table gave.
class PageCostTest {

  private static final int ROWS = 3000;
  private static final int PAGE = 20;
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)(<=|>=|<|=)\\?");
  private static final String MIDDLE = "timestamp with time zone '2026-11-20 00:25:00Z'";
  private static final Map<String, String> VALUES =
      Map.of(
          "at",
          MIDDLE,
          "archived_at",
          MIDDLE,
          "log_id",
          "'acme'",
          "idx",
          "1500",
          "type",
          "'file.received'");

  @TempDir Path data;
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final ExchangeHistory history = new ExchangeHistory();
  private final AccessLog log = new AccessLog();
  private TestIndex opened;
  private EntityManager entities;

  @BeforeEach
  void fill() throws ReflectiveOperationException, SQLException {
    execute("runscript from 'classpath:db/migration/common/V1__ledger_archive_directory.sql'");
    execute("runscript from 'classpath:db/migration/common/V2__partners_people_business.sql'");
    execute(
        "insert into transparency_log (id, origin, size, last_at) values ('acme', 'acme', 0, current_timestamp)");
    execute("insert into content (sha256, size, is_inline) values (X'00', 1, true)");
    execute(
        "insert into leaf (log_id, idx, bytes, hash) select 'acme', x, X'00', X'00' from system_range(1, "
            + ROWS
            + ")");
    execute(
        "insert into event_document (log_id, idx, at, type, sha256, account_id) select 'acme', x, dateadd(second, x, timestamp with time zone '2026-11-20 00:00:00Z'),"
            + " case when mod(x, 2) = 0 then 'file.received' else 'dir.listed' end, X'00', 'acme' from system_range(1, "
            + ROWS
            + ")");
    execute(
        "insert into document (log_id, idx, direction, sha256, size, archived_at)"
            + " select 'acme', x, 'INBOUND', X'00', 1, dateadd(second, x, timestamp with time zone '2026-11-20 00:00:00Z') from system_range(1, "
            + ROWS
            + ")");
    execute("analyze");
    execute("set query_statistics true");
    opened =
        TestIndex.open(
            data.resolve("index"),
            url,
            EventRow.class,
            EventBytes.class,
            Document.class,
            Partner.class);
    entities = opened.factory().createEntityManager();
    AccessEvents events = new AccessEvents();
    inject(events, "entities", entities);
    inject(history, "entities", entities);
    inject(history, "events", events);
    inject(log, "events", events);
  }

  @AfterEach
  void close() {
    entities.close();
    opened.close();
  }

  @Test
  void aPageInTheMiddleOfTheHistoryReadsOnlyItsRows() throws SQLException {
    TimelineKey middle =
        new TimelineKey(
            Instant.parse("2026-11-20T00:25:00Z"), new LedgerPosition(new LogId("acme"), 1500));

    List<Document> all = history.page(HistoryFilter.ALL, middle, PAGE);
    List<Document> ofPartner = history.page(ofAcme(), middle, PAGE);

    assertThat(all)
        .extracting(document -> document.position().index())
        .startsWith(1499L, 1498L)
        .hasSize(PAGE);
    assertThat(ofPartner)
        .extracting(Document::position)
        .isEqualTo(all.stream().map(Document::position).toList());
    assertThat(rowsRead("document "))
        .hasSize(2)
        .allSatisfy(rows -> assertThat(rows).isLessThan(5 * PAGE));
  }

  @Test
  void aPageInTheMiddleOfTheAccessLogReadsOnlyItsRows() throws SQLException {
    TimelineKey middle =
        new TimelineKey(
            Instant.parse("2026-11-20T00:25:00Z"), new LedgerPosition(new LogId("acme"), 1500));

    log.page(AccessFilter.ALL, middle, PAGE);
    log.page(of(Optional.of(new LogId("acme")), Set.of()), middle, PAGE);
    log.page(
        of(Optional.empty(), Set.of(EventType.FILE_RECEIVED, EventType.DIRECTORY_LISTED)),
        middle,
        PAGE);

    assertThat(rowsRead("event_document "))
        .hasSize(3)
        .allSatisfy(rows -> assertThat(rows).isLessThan(5 * PAGE));
  }

  private static HistoryFilter ofAcme() {
    return new HistoryFilter(
        Optional.of(new PartnerId("acme")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AccessFilter of(Optional<LogId> wanted, Set<EventType> types) {
    return new AccessFilter(
        wanted, types, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// For each statement that read the table and kept to a page.
  private List<Long> rowsRead(String table) throws SQLException {
    List<Long> counts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      List<String> asked = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("select sql_statement from information_schema.query_statistics")) {
        while (rows.next()) {
          asked.add(rows.getString(1));
        }
      }
      for (String sql : asked) {
        if (sql.startsWith("select")
            && sql.contains("from " + table)
            && sql.contains("fetch first")) {
          counts.add(QueryPlan.of(connection, withValues(sql)).mostScanned());
        }
      }
    }
    return counts;
  }

  /// The statement as it was asked, with the values of these tests in the place of its parameters.
  private static String withValues(String sql) {
    return PARAMETER
        .matcher(sql)
        .replaceAll(found -> found.group(1) + found.group(2) + VALUES.get(found.group(1)))
        .replace("not in (?,?)", "not in ('heartbeat','token')")
        .replace("fetch first ? rows", "fetch first " + PAGE + " rows");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void inject(Object target, String name, Object value)
      throws ReflectiveOperationException {
    Field field = target.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(target, value);
  }
}
