package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What partners did to a directory can be looked at again, as it was at any moment, on the screen and over REST.
@ExtendWith(SharedServer.class)
class PastIT {

  private static final String PAST = "/api/v1/partners/acme/past";

  @TempDir private Path here;

  /// A directory in which one file comes, another is replaced, a third goes; it is listed in between and at the end.
  private void live(RunningServer server, String directory) throws Exception {
    Path one = Files.writeString(here.resolve("one"), "1");
    Path three = Files.writeString(here.resolve("three"), "333");
    server
        .sftp()
        .succeed(
            "mkdir in/" + directory,
            "put " + one + " in/" + directory + "/stays.txt",
            "put " + one + " in/" + directory + "/other.txt",
            "put " + one + " in/" + directory + "/goes.txt",
            "ls in/" + directory,
            "put " + three + " in/" + directory + "/other.txt",
            "rm in/" + directory + "/goes.txt",
            "put " + three + " in/" + directory + "/came.txt",
            "ls in/" + directory);
  }

  private static List<String> words(List<JsonObject> items, String... fields) {
    return items.stream()
        .map(item -> {
          List<String> line = new ArrayList<>();
          for (String field : fields) {
            line.add(item.has(field) ? item.get(field).getAsString() : "-");
          }
          return String.join(" ", line);
        })
        .toList();
  }

  @Test
  void aDirectoryIsSeenAsItWasAfterEachOfItsChanges(RunningServer server) throws Exception {
    live(server, "past-rest");
    Api auditor = server.api("auditor");
    String path = "?path=/in/past-rest";

    List<JsonObject> changes = auditor.items(PAST + "/changes" + path);
    JsonObject now = auditor.json(PAST + path);
    String third = changes.get(3).get("leaves").getAsString();
    List<JsonObject> then = auditor.items(PAST + "/entries" + path + "&at=" + third);

    assertThat(words(changes, "number", "kind", "name"))
        .containsExactly(
            "7 added came.txt",
            "6 removed goes.txt",
            "5 replaced other.txt",
            "4 added goes.txt",
            "3 added other.txt",
            "2 added stays.txt",
            "1 made -");
    assertThat(now.get("changes").getAsLong()).isEqualTo(7);
    assertThat(now.get("entries").getAsLong()).isEqualTo(3);
    assertThat(words(then, "name", "size"))
        .containsExactly("goes.txt 1", "other.txt 1", "stays.txt 1");
    assertThat(
            words(
                auditor.items(
                    PAST + "/entries" + path + "&at=" + changes.getFirst().get("at").getAsString()),
                "name",
                "size"))
        .containsExactly("came.txt 3", "other.txt 3", "stays.txt 1");
  }

  @Test
  void theListingsAPartnerWasShownAreWhatTheLogProves(RunningServer server) throws Exception {
    live(server, "past-shown");
    Api auditor = server.api("auditor");
    String path = "?path=/in/past-shown";

    List<JsonObject> shown = auditor.items(PAST + "/listings" + path);
    String newest = PAST + "/listings/" + shown.getFirst().get("event").getAsString() + path;

    assertThat(words(shown, "number", "entries", "change", "account"))
        .containsExactly("2 3 7 acme", "1 3 4 acme");
    Eventually.within(
        Duration.ofSeconds(10),
        "a head proves the newest listing",
        () -> auditor.json(newest).get("verdict").getAsString().equals("same"));
    assertThat(auditor.get(newest.replace("past-shown", "past-rest")).statusCode()).isEqualTo(404);
  }

  @Test
  void twoMomentsAreComparedInPages(RunningServer server) throws Exception {
    live(server, "past-two");
    Api business = server.api("business");
    String path = "?path=/in/past-two";
    List<JsonObject> changes = business.items(PAST + "/changes" + path);
    String span =
        PAST + "/difference" + path + "&from=" + changes.get(3).get("leaves").getAsString();

    JsonObject first = business.json(span + "&limit=2");
    JsonObject second = business.json(span + "&limit=2&cursor=" + first.get("next").getAsString());

    assertThat(words(business.items(span), "kind", "name"))
        .containsExactly("added came.txt", "removed goes.txt", "changed other.txt");
    assertThat(first.getAsJsonArray("items")).hasSize(2);
    assertThat(second.getAsJsonArray("items")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    assertThat(words(List.of(first), "added", "removed", "changed")).containsExactly("1 1 1");
  }

  @Test
  void theSliderGoesFromChangeToChangeByKeysAndItsAddressShowsTheSameAgain(RunningServer server)
      throws Exception {
    live(server, "past-slider");
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/");
      page.navigate("/directories?partner=acme&path=/in/past-slider");
      page.locator("#past").click();
      assertThat(page.locator("#moment")).containsText("Now · 3 names");
      assertThat(page.locator("#listings")).containsText("3 names, after change 7");

      page.locator("#changes-slider").focus();
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator("#last-change")).containsText("goes.txt was removed (1 B), by acme.");
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator("#last-change")).containsText("After change 5 of 7");
      assertThat(page.locator("#entries")).containsText("goes.txt");
      page.locator("#previous-change").click();
      assertThat(page.locator("#last-change")).containsText("After change 4 of 7");

      String fourth =
          server
              .api("auditor")
              .items(PAST + "/changes?path=/in/past-slider")
              .get(3)
              .get("leaves")
              .getAsString();
      page.waitForURL(Pattern.compile(".*[?&]at=" + fourth + "(&.*)?"));
      page.navigate(page.url() + "&with=" + Instant.now());
      assertThat(page.locator("#difference-summary")).containsText("1 added, 1 removed, 1 changed");
      assertThat(page.locator("#difference")).containsText("came.txt");
      assertThat(page.locator("#prove"))
          .hasAttribute(
              "href", Pattern.compile("proofs\\?claim=directory\\.held&log=acme&path=.*"));

      page.navigate("/past?partner=acme&path=/in&at=2020-02-29T00:00:00Z");
      assertThat(page.locator("#reason")).containsText("Nothing is known of 2020-02-29");
      page.navigate("/past?partner=acme&path=/in/never");
      assertThat(page.locator("#reason")).containsText("There never was a directory /in/never.");
    }
  }

  @Test
  void beforeTheLogBeganNothingIsKnownAndNothingIsCalledEmpty(RunningServer server) {
    Api auditor = server.api("auditor");

    HttpResponse<String> refused = auditor.get(PAST + "/entries?path=/in&at=2020-02-29T00:00:00Z");
    HttpResponse<String> compared =
        auditor.get(PAST + "/difference?path=/in&from=2020-02-29T00:00:00Z");

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("nothing is known, because the log began at 20");
    assertThat(compared.statusCode()).isEqualTo(422);
    assertThat(auditor.json(PAST + "?path=/in&at=2020-02-29T00:00:00Z").get("leaves").getAsLong())
        .isZero();
  }

  @Test
  void whatCannotBeReadIsRefusedAndWhoMayNotGetsNothing(RunningServer server) {
    Api auditor = server.api("auditor");

    for (String unusable :
        List.of(
            "?path=in",
            "?path=/in&at=yesterday",
            "/changes?path=/in&limit=101",
            "/entries?path=/in&cursor=xyz",
            "/difference?path=/in&from=20&to=10")) {
      HttpResponse<String> refused = auditor.get(PAST + unusable);
      assertThat(refused.statusCode()).as(unusable + refused.body()).isEqualTo(400);
    }
    assertThat(auditor.get(PAST.replace("acme", "nobody")).statusCode()).isEqualTo(404);
    String secret =
        server
            .api("admin")
            .created(
                "/api/v1/users/auditor/keys",
                "{\"label\":\"past test\",\"scopes\":[\"partners:read\"]}")
            .get("secret")
            .getAsString();
    for (String door :
        List.of("", "/entries", "/changes", "/listings", "/listings/acme.1", "/difference")) {
      var uri = server.url().resolve(PAST + door);
      assertThat(Api.send(HttpRequest.newBuilder(uri).GET()).statusCode()).as(door).isEqualTo(401);
      assertThat(
              Api.send(
                      HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + secret).GET())
                  .statusCode())
          .as(door)
          .isEqualTo(403);
    }
  }
}
