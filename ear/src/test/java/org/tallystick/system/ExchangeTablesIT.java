package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.tlog.ContentDigest;

/// An ERP that knows SQL and nothing else.
@SuppressWarnings("NullAway.Init")
class ExchangeTablesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ERP = "erp";
  private static final String SECRET = "the ERP's 'secret'";

  @TempDir static Path keys;
  @TempDir Path here;

  private static PostgresCluster postgres;
  private static RunningServer server;
  private static Api administrator;
  private static NewPartner partner;
  private Connection erp;

  @BeforeAll
  static void start() throws SQLException {
    postgres = PostgresCluster.start();
    postgres.letOwnerCreateRoles();
    server =
        RunningServer.start(
            postgres
                .applyTo(ServerSetup.fresh("exchange-tables"))
                .with("TALLYSTICK_EXCHANGE_USER", ERP)
                .with("TALLYSTICK_EXCHANGE_PASSWORD", SECRET));
    administrator = server.firstAdministrator();
    partner = NewPartner.bringUp(server, administrator, "globex", keys);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    postgres.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    erp = postgres.as(ERP, SECRET);
  }

  @AfterEach
  void disconnect() throws SQLException {
    erp.close();
  }

  private void send(String name, byte[] content) throws SQLException {
    try (PreparedStatement insert =
        erp.prepareStatement(
            "insert into exchange_outbox (interface_id, name, content) values ('globex.invoices', ?, ?)")) {
      insert.setString(1, name);
      insert.setBytes(2, content);
      insert.executeUpdate();
    }
  }

  private List<String> column(String query) throws SQLException {
    try (Statement statement = erp.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private void refused(String sql, String state, String sentence) {
    assertThatThrownBy(
            () -> {
              try (Statement statement = erp.createStatement()) {
                statement.execute(sql);
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class, failed -> assertThat(failed.getSQLState()).isEqualTo(state))
        .hasMessageContaining(sentence);
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  @Test
  void whatIsInsertedIsSentWithTheCommitAndNothingWithoutIt() throws Exception {
    byte[] large = random(3_000_000);
    erp.setAutoCommit(false);
    send("never.xml", "rolled back".getBytes(StandardCharsets.UTF_8));
    erp.rollback();
    send("INV-1.xml", "<invoice/>".getBytes(StandardCharsets.UTF_8));
    send("INV-2.bin", large);
    erp.commit();
    erp.setAutoCommit(true);

    Eventually.holds(
        SOON,
        () ->
            assertThat(
                    column(
                        "select state || ' ' || (content is null) from exchange_outbox where name like 'INV-_.%' order by id"))
                .containsExactly("sent true", "sent true"));

    assertThat(partner.sftp().succeed("ls -1 out").lines())
        .contains("out/INV-1.xml", "out/INV-2.bin");
    assertThat(partner.sftp().succeed("ls -1 out").lines()).doesNotContain("out/never.xml");
    partner.sftp().succeed("get out/INV-2.bin " + here.resolve("got"));
    assertThat(Files.readAllBytes(here.resolve("got"))).isEqualTo(large);
    Eventually.holds(
        SOON,
        () ->
            assertThat(
                    column(
                        "select d.event from exchange_delivery d join exchange_outbox o on o.id = d.outbox_id where o.name = 'INV-2.bin' order by d.at, d.idx"))
                .containsExactly("file.read", "file.delivered"));
    requireThatTheResendIsFollowed();
  }

  private void requireThatTheResendIsFollowed() throws Exception {
    Path request = Files.writeString(here.resolve("resend-1.txt"), "INV-2.bin\n");
    partner.sftp().succeed("rm out/INV-2.bin", "put " + request + " .exchange/requests/");
    Eventually.holds(
        SOON,
        () -> assertThat(partner.sftp().succeed("ls -1 out").lines()).contains("out/INV-2.bin"));
    partner.sftp().succeed("get out/INV-2.bin " + here.resolve("again"));

    Eventually.holds(
        SOON,
        () ->
            assertThat(
                    column(
                        "select d.event from exchange_delivery d join exchange_outbox o on o.id = d.outbox_id where o.name = 'INV-2.bin' order by d.idx"))
                .containsExactly(
                    "file.read",
                    "file.delivered",
                    "file.acknowledged",
                    "file.placed",
                    "file.read",
                    "file.delivered"));
    assertThat(
            column(
                "select count(distinct d.document_idx) from exchange_delivery d join exchange_outbox o on o.id = d.outbox_id where o.name = 'INV-2.bin'"))
        .containsExactly("2");
  }

  @Test
  void whatCannotBeSentIsSaidWhereItWasInserted() throws Exception {
    refused(
        "insert into exchange_outbox (interface_id, name, content) values ('globex.nothing', 'a', 'a')",
        "23503",
        "TLY-0940");
    refused(
        "insert into exchange_outbox (interface_id, name, content) values ('globex.orders', 'a', 'a')",
        "23514",
        "TLY-0941");
    refused(
        "insert into exchange_outbox (interface_id, name, content) values ('globex.invoices', 'a/b', 'a')",
        "23514",
        "TLY-0942");
    refused(
        "insert into exchange_outbox (interface_id, name, content, sha256) values ('globex.invoices', 'a', 'a', repeat('0', 64))",
        "23514",
        "TLY-0944");
    send("twice-1.xml", "the same".getBytes(StandardCharsets.UTF_8));
    send("twice-2.xml", "the same".getBytes(StandardCharsets.UTF_8));

    Eventually.holds(
        SOON,
        () ->
            assertThat(
                    column(
                        "select state || coalesce(': ' || reason, '') from exchange_outbox where name like 'twice%' order by id"))
                .satisfiesExactly(
                    first -> assertThat(first).isEqualTo("sent"),
                    second ->
                        assertThat(second)
                            .startsWith("refused: the same 8 bytes were sent by interface")
                            .contains("confirmed = true")));
  }

  @Test
  void whatComesIsInTheInboxAndIsAcknowledgedByARow() throws Exception {
    Path small = Files.writeString(here.resolve("order.xml"), "<order/>");
    byte[] bytes = random(200_000);
    Path large = Files.write(here.resolve("order.bin"), bytes);
    partner.sftp().succeed("put " + small + " in/order.xml", "put " + large + " in/order.bin");

    assertThat(
            column(
                "select convert_from(content, 'UTF8') from exchange_inbox where interface_id = 'globex.orders' and name = 'order.xml'"))
        .containsExactly("<order/>");
    assertThat(
            column(
                "select encode(sha256(content), 'hex') || ' ' || sha256 from exchange_inbox where name = 'order.bin'"))
        .containsExactly(ContentDigest.of(bytes).hex() + " " + ContentDigest.of(bytes).hex());

    String acknowledge =
        "insert into exchange_acknowledgement (inbox_id, reference) select id, 'SO-4711' from exchange_inbox where name = 'order.xml'";
    try (Statement statement = erp.createStatement()) {
      erp.setAutoCommit(false);
      statement.execute(acknowledge);
      erp.rollback();
      erp.setAutoCommit(true);
      statement.execute(acknowledge);
    }
    refused(acknowledge, "23505", "exchange_acknowledgement");

    Eventually.holds(
        SOON,
        () -> assertThat(column("select idx from exchange_acknowledgement")).doesNotContainNull());
    String digest = ContentDigest.of("<order/>".getBytes(StandardCharsets.UTF_8)).hex();
    partner.sftp().succeed("get .exchange/received/" + digest + ".json " + here.resolve("answer"));
    assertThat(Files.readString(here.resolve("answer"))).contains("\"acknowledged\":\"20");

    String document =
        column("select log_id || '.' || idx from exchange_inbox where name = 'order.xml'")
            .getFirst();
    Api.send(
        administrator
            .request("/api/v1/resends/" + UUID.randomUUID())
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"kind\":\"replay\",\"documents\":[\"%s\"],\"reason\":\"booked twice\",\"acknowledgedToo\":true}"
                        .formatted(document))));
    Eventually.holds(
        SOON,
        () ->
            assertThat(
                    column(
                        "select attempt from exchange_inbox where name = 'order.xml' order by id"))
                .containsExactly("1", "2"));
  }

  private static void change(String... statements) throws SQLException {
    try (Connection owner = postgres.asOwner();
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        assertThat(statement.executeUpdate(sql)).as(sql).isOne();
      }
    }
  }

  @Test
  void operatorsSeeWhatWasRefusedAndWhatIsNotTakenOver() throws Exception {
    send("seen-1.xml", "<seen/>".getBytes(StandardCharsets.UTF_8));
    send("seen-2.xml", "<seen/>".getBytes(StandardCharsets.UTF_8));
    Path file = Files.writeString(here.resolve("not-taken.xml"), "<not-taken/>");
    partner.sftp().succeed("put " + file + " in/");

    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, administrator, "/exchange-tables");

      PlaywrightAssertions.assertThat(page.locator("#outbox")).containsText("seen-2.xml");
      PlaywrightAssertions.assertThat(page.locator("#outbox"))
          .containsText("the same 7 bytes were sent");
      PlaywrightAssertions.assertThat(page.locator("#counts")).containsText(" to be sent, ");
      page.locator("#inbox").getByText("not-taken.xml").click();
      page.waitForURL(Pattern.compile(".*/document/globex\\.\\d+.*"));
    }
  }

  @Test
  void whatTheErpIsShownIsCheckedToo() throws Exception {
    partner
        .sftp()
        .succeed("put " + Files.writeString(here.resolve("shown"), "shown") + " in/shown.xml");
    send("shown.xml", "shown to them".getBytes(StandardCharsets.UTF_8));
    try (Statement statement = erp.createStatement()) {
      statement.execute(
          "insert into exchange_acknowledgement (inbox_id) select id from exchange_inbox where name = 'shown.xml'");
    }
    String inbox = " where name = 'shown.xml' and interface_id = 'globex.orders'";
    String outbox = " where name = 'shown.xml' and interface_id = 'globex.invoices'";
    String acknowledgement =
        " where inbox_id = (select id from exchange_inbox" + inbox + " and attempt = 1)";
    Eventually.holds(
        SOON,
        () -> {
          assertThat(column("select state from exchange_outbox" + outbox)).containsExactly("sent");
          assertThat(column("select idx from exchange_acknowledgement" + acknowledgement))
              .doesNotContainNull();
        });
    Check.clean(server.setup());

    change(
        "update exchange_inbox set content = 'others'" + inbox,
        "update exchange_outbox set idx = idx - 1" + outbox,
        "update exchange_acknowledgement set idx = idx - 1" + acknowledgement);
    Check changed = Check.of(server.setup());
    change(
        "update exchange_inbox set content = 'shown'" + inbox,
        "update exchange_outbox set idx = idx + 1" + outbox,
        "update exchange_acknowledgement set idx = idx + 1" + acknowledgement);

    assertThat(changed.status()).isOne();
    assertThat(changed.output())
        .contains(
            "damage",
            "(exchange tables)",
            "table exchange_inbox, row ",
            "table exchange_outbox, row ",
            "table exchange_acknowledgement, row ");
    Check.clean(server.setup());
  }

  @Test
  void theUserOfTheTablesMayDoNothingElse() {
    refused("delete from exchange_outbox", "42501", "permission denied");
    refused("update exchange_outbox set state = 'sent'", "42501", "permission denied");
    refused(
        "insert into exchange_outbox (interface_id, name, content, state) values ('globex.invoices', 'a', 'a', 'sent')",
        "42501",
        "permission denied");
    refused("update exchange_inbox set content = null", "42501", "permission denied");
    refused(
        "insert into exchange_acknowledgement (inbox_id, idx) values (1, 1)",
        "42501",
        "permission denied");
    refused("select * from event_document", "42501", "permission denied");
    refused("select * from account_key", "42501", "permission denied");
    refused("select * from web_user", "42501", "permission denied");
  }

  @Test
  void aRoleThatIsNotThereAndCannotBeMadeStopsTheStart() {
    try (PostgresCluster other = PostgresCluster.start()) {
      RunningServer.Refused refused =
          RunningServer.startRefused(
              other
                  .applyTo(ServerSetup.fresh("no-exchange-role"))
                  .with("TALLYSTICK_EXCHANGE_USER", ERP));

      assertThat(refused.status()).isNotZero();
      assertThat(refused.output())
          .contains("TLY-0947", "there is no role " + ERP, "TALLYSTICK_EXCHANGE_PASSWORD")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aServerThatIsKilledSendsEachRowOnce() throws Exception {
    erp.setAutoCommit(false);
    for (int number = 0; number < 300; number++) {
      send("k-" + number, ("killed " + number).getBytes(StandardCharsets.UTF_8));
    }
    erp.commit();
    erp.setAutoCommit(true);
    Eventually.holds(
        SOON,
        () ->
            assertThat(
                    column(
                        "select 1 from exchange_outbox where name like 'k-%' and state = 'sent'"))
                .isNotEmpty());
    server.kill9();
    server.restart();

    Eventually.holds(
        Duration.ofSeconds(60),
        () ->
            assertThat(column("select distinct state from exchange_outbox where name like 'k-%'"))
                .containsExactly("sent"));
    assertThat(
            column(
                "select count(distinct (log_id, idx)) from exchange_outbox where name like 'k-%'"))
        .containsExactly("300");
    assertThat(
            partner.sftp().succeed("ls -1 out").lines().stream()
                .filter(name -> name.contains("/k-")))
        .hasSize(300);
    Check.clean(server.setup());
  }
}
