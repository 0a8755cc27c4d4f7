package org.tallystick.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.Installed;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.TimeStampToken;

/// What `openssl ts -reply` answers over HTTP is taken; what is wrong with an answer is said, and in time.
class OpenSslTimeStampTest {

  private static final byte[] CONTENT = "stamped\n".getBytes(StandardCharsets.US_ASCII);
  private static final String REPLY = "application/timestamp-reply";

  @TempDir private Path folder;
  private OpenSslAuthority elsewhere;
  private HttpServer server;
  private volatile Conduct conduct = this::honest;

  private interface Conduct {
    void answer(HttpExchange exchange, byte[] query) throws IOException;
  }

  @BeforeEach
  void listens() throws IOException {
    Installed.require("openssl");
    elsewhere = new OpenSslAuthority(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/tsa", exchange -> conduct.answer(exchange, exchange.getRequestBody().readAllBytes()));
    server.start();
  }

  @AfterEach
  void stops() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void honest(HttpExchange exchange, byte[] query) throws IOException {
    send(exchange, 200, REPLY, elsewhere.reply(query));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private List<Certificate> root() throws IOException {
    try {
      return List.of(
          Certificate.parse(
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(elsewhere.root()))
                  .getEncoded()));
    } catch (CertificateException impossible) {
      throw new IOException(impossible);
    }
  }

  private TimeStampAuthority authority(List<Certificate> certificates) {
    return new HttpTimeStampAuthority(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa"),
        Duration.ofSeconds(3),
        certificates);
  }

  private void assertRefused(String why) throws IOException {
    TimeStampAuthority authority = authority(root());
    assertThatThrownBy(() -> authority.stamp(CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  void itsTokenOverOurBytesIsTaken() throws IOException {
    TimeStampToken token = authority(root()).stamp(CONTENT);

    assertThat(token.isOver(CONTENT)).isTrue();
    assertThat(Duration.between(token.time(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void withoutTheCertificateItsChainEndsInItIsNotTaken() {
    assertThatThrownBy(() -> authority(List.of()).stamp(CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its issuer's certificate is missing");
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() throws IOException {
    byte[] otherDigest = elsewhere.query("other", true);
    conduct = (exchange, query) -> send(exchange, 200, REPLY, elsewhere.reply(otherDigest));
    assertRefused("no token for us");

    byte[] otherNonce = elsewhere.query(new String(CONTENT, StandardCharsets.US_ASCII), true);
    conduct = (exchange, query) -> send(exchange, 200, REPLY, elsewhere.reply(otherNonce));
    assertRefused("no token for us");

    byte[] noNonce = elsewhere.query(new String(CONTENT, StandardCharsets.US_ASCII), false);
    conduct = (exchange, query) -> send(exchange, 200, REPLY, elsewhere.reply(noNonce));
    assertRefused("no token for us");
  }

  @Test
  void aServerErrorIsSaid() throws IOException {
    conduct = (exchange, query) -> send(exchange, 500, "text/plain", CONTENT);

    assertRefused("HTTP status 500, expected 200");
  }

  @Test
  void aPageInPlaceOfATokenIsSaid() throws IOException {
    byte[] page = "<html>Please sign in</html>".getBytes(StandardCharsets.US_ASCII);
    conduct = (exchange, query) -> send(exchange, 200, "text/html; charset=utf-8", page);
    assertRefused("answered with text/html; charset=utf-8, expected " + REPLY);

    conduct = (exchange, query) -> send(exchange, 200, REPLY, page);
    assertRefused("no token for us");
  }

  @Test
  void whatTheAuthorityRefusesIsSaid() throws IOException {
    conduct =
        (exchange, query) ->
            send(
                exchange,
                200,
                REPLY,
                elsewhere.reply("nonsense".getBytes(StandardCharsets.US_ASCII)));

    assertRefused("127.0.0.1");
  }

  @Test
  void anAnswerThatNeverEndsEndsInTime() throws IOException {
    conduct =
        (exchange, query) -> {
          exchange.getResponseHeaders().add("Content-Type", REPLY);
          exchange.sendResponseHeaders(200, 10_000);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
        };
    Instant begun = Instant.now();

    assertRefused("no whole answer within 3000 ms");

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }
}
