package org.tallystick.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.cms.TimeStampToken;

/// An authority elsewhere is believed only when it answers our very question.
class HttpTimeStampAuthorityTest {

  private static final byte[] CONTENT = "stamped\n".getBytes(StandardCharsets.US_ASCII);

  private final LocalAuthority elsewhere = LocalAuthority.create("tsa.example", Clock.systemUTC());
  private HttpServer server;
  private volatile Answer answer = query -> TimeStampAnswers.granted(elsewhere, query);

  private interface Answer {
    byte[] to(byte[] query) throws IOException;
  }

  @BeforeEach
  void listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsa",
        exchange -> {
          byte[] reply = answer.to(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stops() {
    server.stop(0);
  }

  private TimeStampAuthority authority() {
    return new HttpTimeStampAuthority(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa"),
        Duration.ofSeconds(5),
        List.of());
  }

  @Test
  void aGrantedTokenOverOurBytesIsTaken() throws IOException {
    TimeStampToken token = authority().stamp(CONTENT);

    assertThat(token.isOver(CONTENT)).isTrue();
    assertThat(token.nonce()).isPresent();
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() throws IOException {
    byte[][] first = new byte[1][];
    answer = query -> first[0] = TimeStampAnswers.granted(elsewhere, query);
    authority().stamp(CONTENT);
    answer = query -> first[0];

    assertThatThrownBy(() -> authority().stamp(CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no token for us");
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    answer = query -> new byte[1 << 20];

    assertThatThrownBy(() -> authority().stamp(CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void nobodyThereIsAnIOException() {
    server.stop(0);

    assertThatThrownBy(() -> authority().stamp(CONTENT)).isInstanceOf(IOException.class);
  }
}
