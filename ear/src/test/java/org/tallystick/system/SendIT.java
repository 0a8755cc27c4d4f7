package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An ERP sends files by the API, and the partner fetches them.
@ExtendWith(SharedServer.class)
class SendIT {

  private static final String API = "/api/v1";
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path here;

  /// @param status of HTTP
  private record Answer(int status, String body) {

    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }

    String id() {
      assertThat(status).as(body).isEqualTo(201);
      return json().get("id").getAsString();
    }
  }

  private Path file(String name, long size) throws IOException {
    Path file = here.resolve(name);
    Random random = new Random(size);
    byte[] piece = new byte[MEBIBYTE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = size; left > 0; left -= piece.length) {
        random.nextBytes(piece);
        out.write(piece, 0, (int) Math.min(piece.length, left));
      }
    }
    return file;
  }

  private static byte[] sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[MEBIBYTE];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return digest.digest();
  }

  private static String reprDigest(Path file) throws Exception {
    return "Repr-Digest: sha-256=:" + Base64.getEncoder().encodeToString(sha256(file)) + ":";
  }

  /// As an ERP's script does, with curl.
  private Answer put(Api as, Path file, String address, String... headers) throws Exception {
    Path body = Files.createTempFile(here, "answer", ".json");
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl",
                "--silent",
                "--show-error",
                "--user",
                as.user() + ":" + as.password(),
                "--upload-file",
                file.toString(),
                "--output",
                body.toString(),
                "--write-out",
                "%{http_code}"));
    for (String header : headers) {
      command.add("--header");
      command.add(header);
    }
    command.add(as.server().resolve(API + address).toString());
    Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(curl.waitFor()).as(said).isZero();
    return new Answer(Integer.parseInt(said), Files.readString(body));
  }

  private static String stateOf(Api as, String id) {
    return as.json(API + "/documents/" + id).getAsJsonObject("delivery").get("state").getAsString();
  }

  @Test
  void filesOfEverySizeArriveAndTheirDeliveryIsTold(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "sizes", here);
    Api operator = server.api("operator");
    for (long size : List.of(0L, 1L, 70L * 1024, 200L * MEBIBYTE)) {
      String name = "f" + size + ".bin";
      Path file = file(name, size);

      String id =
          put(operator, file, "/interfaces/sizes.invoices/files/" + name, reprDigest(file)).id();

      assertThat(stateOf(operator, id)).isEqualTo("placed");
      assertThat(operator.get(API + "/documents/" + id + "/events").body())
          .contains("operator sent " + name);
      Path got = here.resolve("got-" + name);
      partner.sftp().succeed("get out/" + name + " " + got);
      assertThat(HexFormat.of().formatHex(sha256(got)))
          .isEqualTo(HexFormat.of().formatHex(sha256(file)));
      Eventually.holds(
          Duration.ofSeconds(10), () -> assertThat(stateOf(operator, id)).isEqualTo("delivered"));
      partner.sftp().succeed("rename out/" + name + " out/" + name + ".received");
      assertThat(stateOf(operator, id)).isEqualTo("acknowledged");
      assertThat(operator.get(API + "/exchanges?partner=sizes&name=" + name).body())
          .contains("\"state\":\"acknowledged\"");
    }
  }

  @Test
  void otherBytesThanPromisedAreRefusedAndNotKept(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "promised", here);
    Path file = file("a.bin", 100_000);
    Path other = file("b.bin", 100_001);

    Answer answer =
        put(
            server.api("operator"),
            file,
            "/interfaces/promised.invoices/files/a.bin",
            reprDigest(other));
    Answer unread =
        put(
            server.api("operator"),
            file,
            "/interfaces/promised.invoices/files/a.bin",
            "Repr-Digest: md5=:abcd:");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("nothing was kept");
    assertThat(unread.status()).isEqualTo(400);
    assertThat(partner.sftp().succeed("ls -1 out").lines()).isEmpty();
    assertThat(content(server, sha256(file))).doesNotExist();
  }

  private static Path content(RunningServer server, byte[] digest) {
    String hex = HexFormat.of().formatHex(digest);
    return server
        .data()
        .resolve("content")
        .resolve(hex.substring(0, 2))
        .resolve(hex.substring(2, 4))
        .resolve(hex);
  }

  @Test
  void aConnectionThatIsCutLeavesNothing(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "cut", here);
    for (String length : List.of("Content-Length: 1000000", "Transfer-Encoding: chunked")) {
      cut(server, length);
    }

    Eventually.holds(
        Duration.ofSeconds(10),
        () -> assertThat(server.data().resolve("scratch/sending")).isEmptyDirectory());
    assertThat(partner.sftp().succeed("ls -1 out").lines()).isEmpty();
    assertThat(server.api("operator").items(API + "/exchanges?partner=cut")).isEmpty();
  }

  private static void cut(RunningServer server, String length) throws IOException {
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                ("operator:" + server.password("operator")).getBytes(StandardCharsets.UTF_8));
    try (Socket socket = new Socket("localhost", server.url().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT /api/v1/interfaces/cut.invoices/files/half.bin HTTP/1.1\r\nHost: localhost\r\n"
                  + "Authorization: Basic "
                  + credentials
                  + "\r\n"
                  + length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      if (length.startsWith("Transfer")) {
        out.write("80000\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.write(new byte[500_000]);
      out.flush();
    }
  }

  @Test
  void aKeyThatIsRepeatedSendsOnceAlsoAtTheSameTime(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "keyed", here);
    Api operator = server.api("operator");
    Path file = file("keyed.bin", 300_000);
    String address = "/interfaces/keyed.invoices/files/keyed.bin";
    List<String> ids = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> answers =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  callers.submit(
                      () -> put(operator, file, address, "Idempotency-Key: \"invoice-4711\"")))
              .toList();
      for (Future<Answer> answer : answers) {
        ids.add(answer.get().id());
      }
    }

    assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
    assertThat(operator.items(API + "/exchanges?partner=keyed")).hasSize(1);
    assertThat(
            put(operator, file("other.bin", 5), address, "Idempotency-Key: \"invoice-4711\"")
                .status())
        .isEqualTo(422);
    assertThat(
            put(server.api("admin"), file, address, "Idempotency-Key: \"invoice-4711\"").status())
        .as("keys are each caller's own")
        .isEqualTo(409);
    assertThat(partner.sftp().succeed("ls -1 out").lines()).hasSize(1);
  }

  @Test
  void whatWasSentBeforeIsAskedForRefusedOrSentAsTheInterfaceSays(RunningServer server)
      throws Exception {
    NewPartner.bringUp(server, server.api("admin"), "twice", here);
    Api operator = server.api("operator");
    Path file = file("a.bin", 10);
    String address = "/interfaces/twice.invoices/files/";
    String first = put(operator, file, address + "a.bin").id();

    Answer asked = put(operator, file, address + "b.bin");
    assertThat(asked.status()).isEqualTo(409);
    assertThat(asked.json().get("earlier").getAsString()).isEqualTo(first);
    assertThat(asked.json().get("detail").getAsString()).contains("?confirm=duplicate");
    put(operator, file, address + "b.bin?confirm=duplicate").id();

    rule(server, "refuse");
    assertThat(put(operator, file, address + "c.bin?confirm=duplicate").status()).isEqualTo(409);
    rule(server, "allow");
    String third = put(operator, file, address + "c.bin").id();

    assertThat(operator.get(API + "/documents/" + third + "/events").body())
        .contains("although the same bytes were sent before");
    assertThat(server.api("auditor").get(API + "/events?log=system&type=config.changed").body())
        .contains("sent before: allow");
  }

  private static void rule(RunningServer server, String duplicates) {
    JsonObject changed =
        server
            .api("admin")
            .patched(
                API + "/interfaces/twice.invoices",
                "{\"handOver\":{\"duplicates\":\"" + duplicates + "\"}}");
    assertThat(changed.getAsJsonObject("handOver").get("duplicates").getAsString())
        .isEqualTo(duplicates);
  }

  @Test
  void namesAreBytesAndWhatIsNoNameIsRefused(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "named", here);
    Api operator = server.api("operator");
    String address = "/interfaces/named.invoices/files/";
    put(operator, file("one", 1), address + "na%C3%AFve%20%231.xml").id();

    JsonObject listed = operator.items(API + "/exchanges?partner=named").getFirst();

    assertThat(listed.get("name").getAsString()).isEqualTo("naïve #1.xml");
    assertThat(put(operator, file("two", 2), address + "n".repeat(256)).status()).isEqualTo(400);
    assertThat(put(operator, file("two", 2), address + "a%2Fb").status()).isBetween(400, 404);
    assertThat(put(operator, file("two", 2), "/interfaces/named.orders/files/a").status())
        .isEqualTo(422);
    assertThat(put(operator, file("two", 2), "/interfaces/named.nothing/files/a").status())
        .isEqualTo(404);
    assertThat(partner.sftp().succeed("ls -1 out").lines()).hasSize(1);
  }

  @Test
  void whoMayNotSendDoesNot(RunningServer server) throws Exception {
    NewPartner.bringUp(server, server.api("admin"), "barred", here);
    Path file = file("a.bin", 10);
    String address = "/interfaces/barred.invoices/files/a.bin";

    assertThat(put(server.api("business"), file, address).status()).isEqualTo(403);
    assertThat(put(server.api("auditor"), file, address).status()).isEqualTo(403);
    assertThat(bearer(server, key(server, "exchanges:write"), address)).isEqualTo(403);
    assertThat(bearer(server, key(server, "exchanges:send"), address)).isEqualTo(201);
  }

  private static String key(RunningServer server, String scope) {
    return server
        .api("admin")
        .created(
            API + "/users/operator/keys",
            "{\"label\":\"send test\",\"scopes\":[\"" + scope + "\"]}")
        .get("secret")
        .getAsString();
  }

  private static int bearer(RunningServer server, String key, String address) {
    HttpResponse<String> answer =
        Api.send(
            java.net.http.HttpRequest.newBuilder(server.url().resolve(API + address))
                .header("Authorization", "Bearer " + key)
                .PUT(BodyPublishers.ofString("by key")));
    return answer.statusCode();
  }

  @Test
  void otherRequestsKeepToTheServersLimit(RunningServer server) throws Exception {
    try (Socket socket = new Socket("localhost", server.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/partners HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                      + 20 * MEBIBYTE
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());

      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }
}
