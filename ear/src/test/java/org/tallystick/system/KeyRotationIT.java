package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A log's key is rotated, the server killed in the middle, and at last the key is lost: what was handed out before stays good, and what comes after is good too.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyRotationIT {

  private static final Duration LIMIT = Duration.ofSeconds(75);
  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);
  private static final String ROTATION = "{\"because\":\"rotation\"}";
  private static final String LOSS = "{\"because\":\"loss\"}";

  @TempDir private static Path here;
  private static RunningServer server;
  private static Path oldPolicy;
  private static Path oldPack;
  private static String firstKey;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start(ServerSetup.fresh("key-rotation"));
    oldPack = received("before.txt");
    Eventually.within(LIMIT, "acme is signed and stamped", () -> isStamped("acme"));
    oldPolicy = file("acme", "policy", "old-policy");
    firstKey = newestKey("acme");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Api administrator() {
    return server.api("admin");
  }

  private static JsonObject keys(String log) {
    return administrator().json("/api/v1/logs/" + log + "/keys");
  }

  private static int eras(String log) {
    return keys(log).getAsJsonArray("keys").size();
  }

  private static String newestKey(String log) {
    var eras = keys(log).getAsJsonArray("keys");
    return eras.get(eras.size() - 1).getAsJsonObject().get("key").getAsString();
  }

  private static Path file(String log, String name, String as) throws IOException {
    HttpResponse<byte[]> answer = administrator().bytes("/api/v1/logs/" + log + "/keys/" + name);
    assertThat(answer.statusCode()).as(name).isEqualTo(200);
    return Files.write(here.resolve(as), answer.body());
  }

  /// A file arrives, and a pack proves it.
  private static Path received(String name) throws IOException {
    Path file = Files.writeString(here.resolve(name), "content of " + name);
    server.sftp().succeed("put " + file + " in/" + name);
    String event =
        administrator()
            .items("/api/v1/events?log=acme&limit=1&type=file.received")
            .getFirst()
            .get("id")
            .getAsString();
    JsonObject claim = new JsonObject();
    claim.addProperty("claim", "file.received");
    claim.addProperty("event", event);
    HttpResponse<byte[]> pack = administrator().postForBytes("/api/v1/packs", claim.toString());
    assertThat(pack.statusCode())
        .as(new String(pack.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return Files.write(here.resolve(name + ".asice"), pack.body());
  }

  private static void requireOwnersOnly(Path file) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .as(file.toString())
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  private static Path keyFile(String log) {
    return server.data().resolve("keys/log/" + log + ".pem");
  }

  @Test
  @Order(1)
  void theStateOfTheEvidenceIsThereForPrograms() throws IOException {
    JsonObject evidence = server.api("auditor").json("/api/v1/evidence");

    assertThat(evidence.get("color").getAsString()).isEqualTo("amber");
    assertThat(evidence.getAsJsonArray("findings").toString()).contains("TALLYSTICK_TSA_URL");
    assertThat(server.api("business").get("/api/v1/evidence").statusCode()).isEqualTo(403);
    requireOwnersOnly(keyFile("acme"));
  }

  private static boolean isStamped(String log) {
    return server.api("auditor").json("/api/v1/evidence").getAsJsonArray("logs").asList().stream()
        .map(each -> each.getAsJsonObject())
        .anyMatch(each -> each.get("id").getAsString().equals(log) && each.has("stamped"));
  }

  @Test
  @Order(2)
  void onlyAnAdministratorMayRotate() {
    for (String person : List.of("business", "operator", "auditor")) {
      assertThat(server.api(person).post("/api/v1/logs/acme/keys", ROTATION).statusCode())
          .as(person)
          .isEqualTo(403);
    }
    assertThat(administrator().post("/api/v1/logs/acme/keys", LOSS).statusCode())
        .as("a key that is there is not lost")
        .isEqualTo(409);
    assertThat(administrator().post("/api/v1/logs/nobody/keys", ROTATION).statusCode())
        .isEqualTo(409);
    assertThat(eras("acme")).isEqualTo(1);
  }

  @Test
  @Order(3)
  void aRotationThatTheServerDiesInIsEndedAfterwards() throws Exception {
    for (String log : List.of("system", "anchor")) {
      administrator().created("/api/v1/logs/" + log + "/keys", ROTATION);
    }
    assertThat(launched("rotate-key", "acme")).contains(firstKey);
    server.kill9();
    server.restart();

    for (String log : List.of("acme", "system", "anchor")) {
      Eventually.within(LIMIT, log + " has another key", () -> eras(log) == 2);
    }
    Check.clean(server.setup());
  }

  private static String launched(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(Checkout.launcher().toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(here.resolve("launched").toFile());
    server.setup().applyTo(builder.environment());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(here.resolve("launched"));
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  @Order(4)
  void packsFromBeforeAndAfterAreAccepted() throws IOException {
    Path newPack = received("after.txt");

    Verifiers.accept(oldPack);
    Verifiers.accept(newPack);
    Eventually.within(
        LIMIT,
        "the old private key is gone",
        () -> {
          try {
            return !Files.exists(server.data().resolve("keys/log/next/acme.pem"));
          } catch (RuntimeException unreadable) {
            return false;
          }
        });
    requireOwnersOnly(keyFile("acme"));
  }

  @Test
  @Order(5)
  void whoeverTrustsTheOldKeyIsLedToTheNewOne() throws IOException {
    String change =
        keys("acme").getAsJsonArray("files").asList().stream()
            .map(name -> name.getAsString())
            .filter(name -> name.startsWith("key-change."))
            .findFirst()
            .orElseThrow();
    Path note = file("acme", change, change);

    List<String> said = Verifiers.accept("key-change", note, oldPolicy);

    assertThat(said).allSatisfy(each -> assertThat(each).contains("log " + newestKey("acme")));
    Path both =
        Files.writeString(
            here.resolve("both"),
            "log " + firstKey + "\nlog " + newestKey("acme") + "\nquorum none\n");
    Path mirror = Files.createDirectory(here.resolve("mirror"));
    server.sftp().succeed("get -r /.exchange/log/* " + mirror + "/");
    assertThat(mirror.resolve(change)).hasSameBinaryContentAs(note);
    Verifiers.accept("mirror", mirror, both);
  }

  @Test
  @Order(6)
  void aLostKeyStopsTheSigningUntilAnAdministratorBeginsWithAnother() throws IOException {
    server.stop();
    Files.delete(keyFile("acme"));
    server.restart();
    Eventually.within(
        LIMIT,
        "the evidence is red",
        () ->
            server.api("auditor").get("/api/v1/evidence").body().contains("TLY-0609")
                && keys("acme").get("keyLost").getAsBoolean());
    server.sftp().succeed("ls in");
    assertThat(administrator().post("/api/v1/logs/acme/keys", ROTATION).body())
        .contains("TLY-0631");

    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/evidence");
      page.locator("#findings").getByText("TLY-0609").waitFor();
      assertThat(page.locator("#begin-acme").count()).isZero();
      page = browser.signedIn(server, "admin", "/evidence");
      page.locator("#begin-acme").click();
      page.locator("#save").click();
      page.locator("#save")
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    Eventually.within(LIMIT, "the third key signs", () -> eras("acme") == 3);
    Verifiers.accept(received("anew.txt"));
    Verifiers.accept(oldPack);
    Check.clean(server.setup());
  }

  @Test
  @Order(7)
  void theKeyIsRotatedOnThePageEvidence() {
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "admin", "/evidence");
      page.locator("#rotate-system").click();
      page.getByText("gets another key").waitFor();
      page.locator("#save").click();

      Eventually.within(LIMIT, "system has its third key", () -> eras("system") == 3);
    }
  }

  @Test
  @Order(8)
  void whatVouchesForTheKeysIsOneDownload() throws IOException {
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/evidence");
      assertThat(page.locator("#rotate-acme").count()).isZero();

      Download download =
          page.waitForDownload(
              () -> page.locator("#logs").getByText("Keys", EXACTLY).first().click());

      assertThat(download.suggestedFilename()).endsWith("-keys.zip");
      Set<String> names = new HashSet<>();
      try (ZipInputStream zip = new ZipInputStream(download.createReadStream())) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          names.add(entry.getName());
        }
      }
      assertThat(names).contains("policy", "log-key.txt", "log-key.txt.sig", "host-key.pub");
    }
  }
}
