package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Whoever changes what is stored, behind the server's back, is found out; and what can be made again is.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckIT {

  /// In milliseconds; every log grows once a minute.
  private static final int NEXT_HEARTBEAT = 70_000;

  private static final int CHECKED = 60_000;

  @TempDir static Path here;
  private static RunningServer server;

  @BeforeAll
  static void aServerWithAPast() throws IOException {
    server = RunningServer.start(ServerSetup.fresh("check"));
    Path small = Files.writeString(here.resolve("small.txt"), "small");
    Path large = Files.write(here.resolve("large.bin"), new byte[300_000]);
    server
        .sftp()
        .succeed(
            "put " + small + " in/small.txt",
            "put " + large + " in/large.bin",
            "mkdir in/kept",
            "rename in/small.txt in/kept/small.txt",
            "chmod 600 in/large.bin",
            "ls in",
            "get in/large.bin " + here.resolve("back"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                "jdbc:h2:file:" + server.data().resolve("db/tallystick"), "owner", "owner");
        Statement statement = owner.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static Path largeContent() throws IOException {
    try (Stream<Path> files = Files.walk(server.data().resolve("content"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  @Order(1)
  void aRunningServerIsCheckedAndTheViewsAreNotMadeAgainMeanwhile() {
    Check.clean(server.setup());
    Check json = Check.of(server.setup(), "--json", "--fresh");
    Check repair = Check.of(server.setup(), "--repair-views");
    Check misspelt = Check.of(server.setup(), "--repare");

    assertThat(json.output()).startsWith("{").contains("\"result\":\"clean\"", "\"damage\":0");
    assertThat(repair.status()).isEqualTo(2);
    assertThat(repair.words()).contains("TLY-0649").contains("is running; stop it");
    assertThat(misspelt.status()).isEqualTo(2);
    assertThat(misspelt.words()).contains("--repare: unknown");
  }

  @Test
  @Order(2)
  void viewsThatSomebodyChangedAreMadeAgain() throws Exception {
    server.stop();
    sql(
        "delete from token_leaf",
        "update directory_entry set size = size + 1 where is_directory = false",
        "delete from map_slot_version");

    Check found = Check.of(server.setup());
    Check repaired = Check.of(server.setup(), "--repair-views");

    assertThat(found.status()).isEqualTo(1);
    assertThat(found.output()).contains("/in/large.bin", "300001 bytes", "--repair-views");
    assertThat(repaired.status()).as(repaired.toString()).isZero();
  }

  @Test
  @Order(3)
  void aContentThatSomebodyChangedIsRedOnEveryScreenAlsoAfterARestart() throws Exception {
    Path content = largeContent();
    byte[] bytes = Files.readAllBytes(content);
    bytes[150_000] = 1;
    assertThat(content.toFile().setWritable(true)).isTrue();
    Files.write(content, bytes);
    server.restart();

    Sftp.Answer fetched = server.sftp().run("get in/large.bin " + here.resolve("rotten"));
    Check found = Check.of(server.setup());
    server.restart();

    assertThat(fetched.isDone()).as("a download of bytes that are not the document's").isFalse();
    assertThat(server.log()).contains("TLY-0680 content " + content.getFileName());
    assertThat(server.api("auditor").get("/api/v1/events?log=acme&type=read.closed").body())
        .contains("other bytes were served than the document has");
    assertThat(found.status()).isEqualTo(1);
    assertThat(found.output()).contains("damage", content.getFileName().toString(), "SHA-256");
    assertThat(server.api("auditor").get("/api/v1/exchanges").statusCode()).isEqualTo(200);
    assertBadge("red");
  }

  @Test
  @Order(4)
  void aContentThatCameBackFromABackupIsRedNoLongerAlsoOnAPageThatWasOpenAllTheTime()
      throws Exception {
    try (Browser browser = Browser.open()) {
      Page open = signedIn(browser);
      assertThat(open.locator("#evidence-badge")).hasText("Evidence red");
      Files.write(largeContent(), new byte[300_000]);

      Check.clean(server.setup());
      server.sftp().succeed("ls in");

      assertThat(open.locator("#evidence-badge"))
          .hasText(
              "Evidence amber", new LocatorAssertions.HasTextOptions().setTimeout(NEXT_HEARTBEAT));
    }
    assertBadge("amber");
  }

  private static Page signedIn(Browser browser) {
    return browser.signedIn(server, "auditor", "/");
  }

  private static void assertBadge(String color) {
    try (Browser browser = Browser.open()) {
      Page page = signedIn(browser);
      for (String screen : List.of("/", "/directories", "/access-log", "/business", "/evidence")) {
        page.navigate(screen);
        assertThat(page.locator("#evidence-badge")).hasText("Evidence " + color);
      }
      Locator result = page.locator("#check-result");
      String before = result.innerText();
      page.locator("#check-now").click();
      assertThat(result)
          .not()
          .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(CHECKED));
      assertThat(page.locator("#check-progress")).isHidden();
      assertThat(result)
          .containsText(
              color.equals("red") ? "one thing is not as written" : "are as they were written");
    }
  }
}
