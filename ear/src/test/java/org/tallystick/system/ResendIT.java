package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Our people send many files again, by the API and on screen, and the partner fetches them.
@ExtendWith(SharedServer.class)
class ResendIT {

  private static final String RESENDS = "/api/v1/resends/";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path here;

  private static HttpResponse<String> put(Api as, String path, String body) {
    return Api.send(
        as.request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  /// Sends files to the partner, who fetches each and takes it away.
  private static List<String> sendAndTake(RunningServer server, NewPartner partner, String... names)
      throws Exception {
    List<String> documents = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    for (String name : names) {
      HttpResponse<String> sent =
          Api.send(
              server
                  .api("operator")
                  .request("/api/v1/interfaces/" + partner.id() + ".invoices/files/" + name)
                  .PUT(BodyPublishers.ofString("content of " + name)));
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
      documents.add(JsonParser.parseString(sent.body()).getAsJsonObject().get("id").getAsString());
      batch.add("get out/" + name + " /dev/null");
      batch.add("rm out/" + name);
    }
    partner.sftp().succeed(batch.toArray(String[]::new));
    return documents;
  }

  private static String order(List<String> documents, String more) {
    return "{\"documents\":[\"%s\"],\"reason\":\"the disk was lost\"%s}"
        .formatted(String.join("\",\"", documents), more);
  }

  @Test
  void whatIsOrderedOnceIsThereAgainAndCanBeStopped(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "again", here);
    List<String> documents = sendAndTake(server, partner, "a.xml", "b.xml", "c.xml");
    Api operator = server.api("operator");
    String id = UUID.randomUUID().toString();

    JsonObject preview =
        operator.created(
            RESENDS + "preview",
            "{\"matching\":{\"partner\":\"again\",\"direction\":\"outbound\"}}");
    assertThat(preview.get("sentence").getAsString())
        .isEqualTo("3 files, 1 partner, 3 acknowledged already");
    assertThat(put(operator, RESENDS + id, order(documents, "")).statusCode()).isEqualTo(409);

    String all = order(documents, ",\"acknowledgedToo\":true");
    assertThat(put(operator, RESENDS + id, all).statusCode()).isEqualTo(200);
    assertThat(put(operator, RESENDS + id, all).statusCode()).isEqualTo(200);

    Eventually.holds(
        LIMIT,
        () -> assertThat(operator.json(RESENDS + id).get("state").getAsString()).isEqualTo("done"));
    assertThat(operator.json(RESENDS + id).get("done").getAsInt()).isEqualTo(3);
    assertThat(partner.sftp().succeed("ls -1 out").lines())
        .containsExactly("out/a.xml", "out/b.xml", "out/c.xml");
    partner.sftp().succeed("get out/b.xml " + here.resolve("b.xml"));
    assertThat(here.resolve("b.xml")).hasContent("content of b.xml");

    JsonObject stopped = operator.created(RESENDS + id + "/stop", "");
    assertThat(stopped.get("state").getAsString()).isEqualTo("stopped");
    assertThat(stopped.get("undone").getAsInt()).isEqualTo(2);
    assertThat(partner.sftp().succeed("ls -1 out").lines()).containsExactly("out/b.xml");
    assertThat(operator.items(RESENDS + id + "/files")).hasSize(3);
    Check.clean(server.setup());
  }

  @Test
  void whoMayNotSendMayNotSendAgain(RunningServer server) {
    String id = UUID.randomUUID().toString();
    String any = order(List.of("acme.1"), "");

    for (String user : List.of("business", "auditor")) {
      Api api = server.api(user);
      assertThat(put(api, RESENDS + id, any).statusCode()).as(user).isEqualTo(403);
      assertThat(api.post(RESENDS + id + "/approve", "").statusCode()).as(user).isEqualTo(403);
      assertThat(api.post(RESENDS + id + "/stop", "").statusCode()).as(user).isEqualTo(403);
    }
    assertThat(server.api("business").get("/api/v1/resends").statusCode()).isEqualTo(403);
    assertThat(server.api("operator").get(RESENDS + id).statusCode()).isEqualTo(404);
    assertThat(server.api("operator").get(RESENDS + "x").statusCode()).isEqualTo(400);
    assertThat(put(server.api("operator"), RESENDS + id, "{\"reason\":\"x\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void anOperatorTicksFilesAndSeesThemGo(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "ticked", here);
    sendAndTake(server, partner, "a.xml", "b.xml");
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "operator", "/?partner=ticked");
      Browser.shown(page.locator("#history a").first());

      Locator ticks = page.locator("#history vaadin-checkbox:not(#selectAllCheckbox)");
      ticks.nth(0).click();
      ticks.nth(1).click();
      page.locator("#resend-selected").click();
      assertThat(page.locator("#preview")).containsText("2 files, 1 partner");
      page.locator("#acknowledged-too").click();
      page.locator("#resend-reason input").press("Enter");
      assertThat(page.locator("#resend-reason")).containsText("Say why they are sent again");
      page.locator("#resend-reason input").fill("Ticked lost its disk");
      page.locator("#resend-reason input").press("Enter");

      page.waitForURL(Pattern.compile(".*/resends/.*"));
      assertThat(page.locator("#progress")).containsText("2 there again");
      assertThat(partner.sftp().succeed("ls -1 out").lines())
          .containsExactly("out/a.xml", "out/b.xml");
    }
  }

  @Test
  void whatIsShownIsSentAgainWhenAnotherApprovedItAndIsTakenBack(RunningServer server)
      throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "many", here);
    sendAndTake(
        server,
        partner,
        IntStream.rangeClosed(1, 101).mapToObj("%03d.xml"::formatted).toArray(String[]::new));
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "operator", "/?partner=many&delivery=acknowledged");
      page.locator("#resend-all").click();
      assertThat(page.locator("#preview")).containsText("101 files, 1 partner");
      page.locator("#acknowledged-too").click();
      page.locator("#resend-reason input").fill("All was lost");
      page.locator("#save").click();
      page.waitForURL(Pattern.compile(".*/resends/.*"));
      assertThat(page.locator("#progress")).containsText("waits for approval");
      page.locator("#approve").click();
      Browser.shown(page.getByText("expected somebody else's approval"));
      assertThat(partner.sftp().succeed("ls -1 out").lines()).isEmpty();

      Page other = browser.signedIn(server, "admin", page.url());
      other.locator("#approve").click();
      assertThat(other.locator("#progress")).containsText("101 there again");
      assertThat(page.locator("#progress")).containsText("101 there again");
      partner.sftp().succeed("get out/007.xml /dev/null");
      page.locator("#stop").click();
      page.locator("#save").click();
      assertThat(page.locator("#progress")).containsText("100 taken back or never sent");
      assertThat(partner.sftp().succeed("ls -1 out").lines()).containsExactly("out/007.xml");
    }
  }

  @Test
  void whatIsShownIsGivenToTheApplicationAgain(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "replayed", here);
    Path order = Files.writeString(here.resolve("order.xml"), "<order/>");
    partner.sftp().succeed("put " + order + " in/1.xml", "put " + order + " in/2.xml");
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "operator", "/?partner=replayed");
      page.locator("#replay-all").click();
      assertThat(page.locator("#preview")).containsText("2 files, 1 partner");
      page.locator("#resend-reason input").fill("The ERP was restored");
      page.locator("#save").click();
      page.waitForURL(Pattern.compile(".*/resends/.*"));
      assertThat(page.locator("#progress")).containsText("2 given again");
    }
  }
}
