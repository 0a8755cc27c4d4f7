package org.tallystick.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a partner sends is found by what is in it, a moment later.
@ExtendWith(SharedServer.class)
class SearchIT {

  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path here;

  private static HttpResponse<String> search(RunningServer server, String user, String query) {
    return server.api(user).get("/api/v1/search?q=" + URLEncoder.encode(query, UTF_8));
  }

  private static void eventuallyFinds(RunningServer server, String query, String name) {
    Eventually.holds(
        SOON,
        () -> assertThat(search(server, "business", query).body()).contains("\"" + name + "\""));
  }

  @Test
  void aRealOrderIsFoundByItsNumberInsideTheFile(RunningServer server) {
    Path order = Checkout.samples("ubl").resolve("UBL-Order-2.0-Example.xml");

    server.sftp().succeed("put " + order + " in/searched-order.xml");

    eventuallyFinds(
        server,
        "AEG012345 name:searched direction:in partner:acme kind:file",
        "searched-order.xml");
    assertThat(search(server, "business", "AEG012345 name:searched direction:out").body())
        .doesNotContain("searched-order.xml");
    assertThat(search(server, "business", "AEG012345 name:searched").body())
        .contains("{\"text\":\"AEG012345\",\"highlighted\":true}");
  }

  @Test
  void whatAPartnerDidIsFoundByTheSentenceOfTheAccessLog(RunningServer server) throws Exception {
    Path file = Files.writeString(here.resolve("a.txt"), "x");

    server
        .sftp()
        .succeed(
            "put " + file + " in/sentence-4242.txt",
            "get in/sentence-4242.txt " + here.resolve("b.txt"));

    eventuallyFinds(
        server, "\"Acme Corporation downloaded\" 4242 completely kind:event", "sentence-4242.txt");
  }

  @Test
  void aPartNotUnderstoodIsSaidAndNeverAnError(RunningServer server) {
    HttpResponse<String> answer = search(server, "auditor", "colour:red after:soon \"open");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("no field “colour”", "after: expects a date");
  }

  @Test
  void nobodySearchesWithoutSigningIn(RunningServer server) {
    HttpResponse<String> answer =
        Api.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/search?q=x")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("items");
  }
}
