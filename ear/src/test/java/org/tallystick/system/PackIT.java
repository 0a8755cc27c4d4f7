package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Claims about what partners really did become packs that programs which know nothing of the server accept.
@ExtendWith(SharedServer.class)
class PackIT {

  @TempDir private Path here;
  private Api auditor;

  @BeforeEach
  void awaitTimeStamps(RunningServer server) {
    auditor = server.api("auditor");
    Eventually.within(
        Duration.ofSeconds(90),
        "the log is stamped",
        () -> !auditor.items("/api/v1/events?log=acme&type=token&limit=1").isEmpty());
  }

  private static JsonObject claim(String kind) {
    JsonObject claim = new JsonObject();
    claim.addProperty("claim", kind);
    return claim;
  }

  private static JsonObject with(JsonObject claim, String field, String value) {
    claim.addProperty(field, value);
    return claim;
  }

  /// The pack, accepted by both verifiers.
  private Path proven(JsonObject claim, String sentence) throws IOException {
    HttpResponse<byte[]> answer = auditor.postForBytes("/api/v1/packs", claim.toString());
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    Path pack = Files.write(here.resolve("pack.asice"), answer.body());
    PartnerClient java =
        PartnerClient.run(
            here,
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                Checkout.root().resolve("evidence/target/tallystick-verify.jar").toString(),
                "pack",
                pack.toString()));
    assertThat(java.status()).as(java.output()).isZero();
    assertThat(java.output()).contains(sentence);
    unpack(pack);
    PartnerClient python =
        PartnerClient.run(
            here,
            List.of("python3", here.resolve("in/verify.py").toString(), "pack", pack.toString()));
    assertThat(python.status()).as(python.output()).isZero();
    return pack;
  }

  private void unpack(Path pack) {
    PartnerClient unzip =
        PartnerClient.run(here, List.of("unzip", "-o", "-q", pack.toString(), "-d", "in"));
    assertThat(unzip.status()).as(unzip.output()).isZero();
  }

  private String refused(JsonObject claim) {
    HttpResponse<byte[]> answer = auditor.postForBytes("/api/v1/packs", claim.toString());
    assertThat(answer.statusCode()).isEqualTo(422);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private JsonObject newest(String type) {
    return auditor.items("/api/v1/events?log=acme&limit=1&type=" + type).getFirst();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Test
  void aReceivedFileIsProvenWithItsContent(RunningServer server) throws Exception {
    Path file = Files.writeString(here.resolve("claim me.txt"), "content of a claim");
    server.sftp().succeed("put \"" + file + "\" in/claimed.txt");
    String event = newest("file.received").get("id").getAsString();
    JsonObject claim = with(claim("file.received"), "event", event);
    claim.addProperty("content", true);

    proven(claim, "/in/claimed.txt");

    try (var contents = Files.list(here.resolve("in/content"))) {
      assertThat(contents.findFirst().orElseThrow()).hasContent("content of a claim");
    }
  }

  @Test
  void aDirectoryIsProvenToHaveBeenEmptyAndThenNot(RunningServer server) throws Exception {
    server.sftp().succeed("mkdir in/empty");
    Thread.sleep(1500);
    Instant empty = now();
    Thread.sleep(1500);
    Path file = Files.writeString(here.resolve("a.txt"), "a");
    server.sftp().succeed("put " + file + " in/empty/a.txt");
    Thread.sleep(1500);
    JsonObject at =
        with(
            with(with(claim("directory.held"), "log", "acme"), "path", "/in/empty"),
            "at",
            empty.toString());

    proven(at, "was empty at " + empty);
    proven(with(at, "at", now().toString()), "held exactly one entry");

    JsonObject during =
        with(
            with(
                with(with(claim("directory.held"), "log", "acme"), "path", "/in/empty"),
                "from",
                empty.toString()),
            "to",
            now().toString());
    assertThat(refused(during)).contains("changed at", "did not hold the same");
  }

  @Test
  void aDayBeforeTheLogBeganIsNotProvableAndNeverEmpty() {
    JsonObject day =
        with(
            with(
                with(with(claim("directory.held"), "log", "acme"), "path", "/in"),
                "day",
                "2020-02-29"),
            "zone",
            "Europe/Paris");

    assertThat(refused(day)).contains("Not provable", "had not begun");
  }

  @Test
  void whatWasListedAndNotOpenedIsProvenUntilItIsOpened(RunningServer server) throws Exception {
    String document =
        auditor.items("/api/v1/exchanges?limit=100&partner=acme&direction=outbound").stream()
            .filter(each -> each.get("name").getAsString().equals("INV-1001.xml"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .getAsString();
    server.sftp().succeed("ls out");
    JsonObject claim = with(claim("listed.not.read"), "document", document);
    Thread.sleep(1500);

    if (auditor.items("/api/v1/events?log=acme&type=file.delivered&limit=100").stream()
        .noneMatch(each -> each.toString().contains("INV-1001.xml"))) {
      proven(claim, "was not opened until");
    }
    server.sftp().succeed("get out/INV-1001.xml " + here.resolve("invoice.xml"));
    Thread.sleep(1500);

    assertThat(refused(claim)).contains("was opened");
    proven(
        with(claim("file.delivered"), "event", newest("file.delivered").get("id").getAsString()),
        "every byte was served");
  }

  @Test
  void whoSignedInIsProvenWithTheKey(RunningServer server) throws Exception {
    Instant from = now();
    server.sftp().succeed("ls -1 in");
    Thread.sleep(100);
    JsonObject claim =
        with(
            with(with(claim("sessions"), "log", "acme"), "from", from.toString()),
            "to",
            now().toString());

    proven(claim, "records 1 session and 0 refused sign-ins");
  }

  @Test
  void aKeptReceiptShowsThatTheLogOnlyWentOn() throws Exception {
    String checkpoint = auditor.get("/api/v1/logs/acme/checkpoint").body();
    Thread.sleep(200);

    proven(with(claim("log.unchanged"), "earlier", checkpoint), "begins with exactly the");

    assertThat(
            refused(
                with(
                    claim("log.unchanged"),
                    "earlier",
                    checkpoint.replaceFirst("(?m)^.{43}=$", "A".repeat(43) + "="))))
        .contains("not one that this archive signed");
  }

  @Test
  void toolsThatKnowNothingOfUsAcceptTheParts(RunningServer server) throws Exception {
    Thread.sleep(1100);
    proven(
        with(
            with(with(claim("directory.held"), "log", "acme"), "path", "/nowhere"),
            "at",
            now().minusMillis(1000).toString()),
        "There was no directory");
    Path in = here.resolve("in");
    String script =
        """
        set -e
        for c in certificates/*.der; do openssl x509 -inform DER -in $c; done > ../all.pem
        openssl cms -verify -binary -inform DER -in META-INF/signature001.p7s \
          -content META-INF/ASiCManifest001.xml -CAfile ../all.pem -purpose any -out /dev/null
        openssl ts -verify -data META-INF/ASiCManifest002.xml -in META-INF/timestamp001.tst \
          -token_in -CAfile ../all.pem
        (printf 'archive '; cat host-key.pub) > ../signers
        ssh-keygen -Y verify -f ../signers -I archive -n tallystick-log-key \
          -s log-key.txt.sig < log-key.txt
        """;

    PartnerClient tools = PartnerClient.run(in, List.of("bash", "-c", script));

    assertThat(tools.status()).as(tools.output()).isZero();
    assertThat(tools.output()).contains("Good \"tallystick-log-key\" signature");
    assertThat(Files.readString(in.resolve("report.html"))).contains("There was no directory");
    assertThat(Files.readString(in.resolve("HOW-TO-VERIFY.txt"))).contains("openssl ts -verify");
    PartnerClient fingerprint =
        PartnerClient.run(in, List.of("ssh-keygen", "-l", "-f", "host-key.pub"));
    assertThat(fingerprint.status()).isZero();
  }

  @Test
  void theValidatorOfTheEuropeanCommissionPassesTheSeal(RunningServer server) throws Exception {
    Path file = Files.writeString(here.resolve("sealed.txt"), "sealed");
    server.sftp().succeed("put " + file + " in/sealed.txt");
    Path pack =
        proven(
            with(claim("file.received"), "event", newest("file.received").get("id").getAsString()),
            "/in/sealed.txt");
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    for (Path each : certificates()) {
      CertificateToken certificate = DSSUtils.loadCertificate(each.toFile());
      if (certificate.isSelfSigned()) {
        trusted.addCertificate(certificate);
      }
    }
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new FileDocument(pack.toFile()));
    validator.setCertificateVerifier(verifier);

    SimpleReport report = validator.validateDocument().getSimpleReport();

    assertThat(report.getSignatureIdList()).hasSize(1);
    assertThat(report.getIndication(report.getFirstSignatureId()))
        .isEqualTo(Indication.TOTAL_PASSED);
  }

  private List<Path> certificates() throws IOException {
    try (Stream<Path> files = Files.list(here.resolve("in/certificates"))) {
      return files.toList();
    }
  }

  @Test
  void onlyWhoMayProveGetsPacks(RunningServer server) {
    JsonObject claim = with(claim("sessions"), "log", "acme");
    String body = with(claim, "at", now().toString()).toString();

    assertThat(server.api("business").postForBytes("/api/v1/packs", body).statusCode())
        .isEqualTo(403);
    assertThat(
            auditor
                .postForBytes("/api/v1/packs", with(claim("sessions"), "log", "acme").toString())
                .statusCode())
        .isEqualTo(400);
    assertThat(
            auditor
                .postForBytes("/api/v1/packs", with(claim("everything"), "log", "acme").toString())
                .statusCode())
        .isEqualTo(400);
  }
}
