package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A time-stamping authority that shares no code with us: `openssl ts -reply` behind HTTP. It can be made to fail.
final class TimeElsewhere implements AutoCloseable {

  private static final String EXTENSIONS =
      "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
  private static final String CONFIGURATION =
      """
      [tsa]
      default_tsa = one
      [one]
      serial = serial
      signer_cert = signer.pem
      signer_key = signer.key
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      accuracy = secs:1
      """;

  private final Path folder;
  private final HttpServer server;
  private volatile boolean broken;

  TimeElsewhere(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("serial"), "01\n");
    Files.writeString(folder.resolve("extensions"), EXTENSIONS);
    Files.writeString(folder.resolve("configuration"), CONFIGURATION);
    openssl(
        "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 30 -subj /CN=Root");
    openssl(
        "req -newkey rsa:2048 -nodes -keyout signer.key -out signer.csr -subj /CN=TimeElsewhere");
    openssl(
        "x509 -req -in signer.csr -CA root.pem -CAkey root.key -CAcreateserial -days 30 -extfile extensions -out signer.pem");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tsa", this::answer);
    server.start();
  }

  private void openssl(String words) {
    PartnerClient run =
        PartnerClient.run(
            folder, Stream.concat(Stream.of("openssl"), Stream.of(words.split(" ", -1))).toList());
    assertThat(run.status()).as(words + ": " + run.output()).isZero();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    Files.write(folder.resolve("query"), exchange.getRequestBody().readAllBytes());
    if (broken) {
      exchange.sendResponseHeaders(500, -1);
    } else {
      openssl("ts -reply -config configuration -queryfile query -out reply");
      byte[] reply = Files.readAllBytes(folder.resolve("reply"));
      exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
      exchange.sendResponseHeaders(200, reply.length);
      exchange.getResponseBody().write(reply);
    }
    exchange.close();
  }

  void isBroken(boolean yes) {
    broken = yes;
  }

  Path root() {
    return folder.resolve("root.pem");
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
  }

  /// Whether `openssl ts -verify` accepts it.
  boolean verifies(byte[] token, byte[] stamped) throws IOException {
    Files.write(folder.resolve("token"), token);
    Files.write(folder.resolve("stamped"), stamped);
    return PartnerClient.run(
                folder,
                List.of(
                    "openssl",
                    "ts",
                    "-verify",
                    "-token_in",
                    "-in",
                    "token",
                    "-data",
                    "stamped",
                    "-CAfile",
                    "root.pem"))
            .status()
        == 0;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
