package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Something is proven in a browser: with the file that the other party kept, or not, with the reason.
@ExtendWith(SharedServer.class)
class ProofsIT {

  @TempDir private Path here;

  @Test
  void aKeptCheckpointIsGivenAsAFileAndThePackIsWhatBothVerifiersAccept(RunningServer server)
      throws Exception {
    String checkpoint = server.api("auditor").get("/api/v1/logs/acme/checkpoint").body();
    Path kept = Files.writeString(here.resolve("kept-checkpoint"), checkpoint);
    Path large = Files.write(here.resolve("large"), new byte[100_000]);
    Path binary = Files.write(here.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
    Path pack = here.resolve("pack.asice");
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/");
      page.navigate("/proofs?claim=log.unchanged");

      page.locator("#kept input[type=file]").setInputFiles(large);
      assertThat(page.locator("#kept-problem")).containsText("at most 64 KB");
      page.navigate("/proofs?claim=log.unchanged&again");
      page.locator("#kept input[type=file]").setInputFiles(binary);
      assertThat(page.locator("#kept-problem")).containsText("is no checkpoint and no receipt");
      page.locator("#kept input[type=file]").setInputFiles(kept);
      assertThat(page.locator("#earlier textarea"))
          .hasValue(Pattern.compile(".*tallystick/acme\n.*", Pattern.DOTALL));
      page.locator("#prove").click();

      assertThat(page.locator("#proven")).containsText("begins with exactly the");
      assertThat(page.locator("#proven")).containsText("back-dated");
      assertThat(page.locator("#proven")).containsText("Events that the server never saw");
      Download download = page.waitForDownload(() -> page.locator("#pack").click());
      download.saveAs(pack);

      page.navigate(
          "/proofs?claim=sessions&log=system&from=2020-02-29T00:00:00Z&to=2020-02-29T01:00:00Z");
      page.locator("#prove").click();
      assertThat(page.locator("#not-provable")).containsText("The log system had not begun");
    }
    assertThat(Verifiers.accept(pack)).allMatch(said -> said.contains("begins with exactly the"));
  }

  @Test
  void theVerifiersAreToBeHadApartFromPacksByEverybody(RunningServer server) throws Exception {
    String sums =
        new String(open(server, "/api/v1/verifiers/SHA256SUMS").body(), StandardCharsets.US_ASCII);
    for (String line : sums.lines().toList()) {
      String[] words = line.split("  ");
      String address = "/api/v1/verifiers/" + words[0] + "/" + words[1];
      HttpResponse<byte[]> program = open(server, address);
      assertThat(program.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      Files.write(here.resolve(words[1]), program.body());
    }
    Files.writeString(here.resolve("SHA256SUMS"), sums);

    PartnerClient.succeed(
        here, java.util.List.of("sha256sum", "--check", "--strict", "SHA256SUMS"));
    assertThat(here.resolve("verify.py"))
        .hasSameBinaryContentAs(Checkout.root().resolve("evidence/src/main/python/verify.py"));
    assertThat(here.resolve("tallystick-verify.jar"))
        .hasSameBinaryContentAs(Checkout.root().resolve("evidence/target/tallystick-verify.jar"));
    assertThat(
            Api.send(
                    HttpRequest.newBuilder(
                            server.url().resolve("/api/v1/verifiers/" + "0".repeat(64) + "/x"))
                        .GET())
                .statusCode())
        .isEqualTo(404);
  }

  private static HttpResponse<byte[]> open(RunningServer server, String address) throws Exception {
    HttpResponse<byte[]> answer =
        java.net.http.HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.url().resolve(address)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }
}
