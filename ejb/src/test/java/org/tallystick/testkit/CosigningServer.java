package org.tallystick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;

/// Cosigns whatever it is shown, at one instant, or answers with what a test wants. What a witness checks is tested where its client is.
public final class CosigningServer implements AutoCloseable {

  public static final Instant SEEN = Instant.parse("2026-11-20T09:30:00Z");

  private record Answer(int status, String body) {}

  private final SignerKey key;
  private final HttpServer server;
  private final List<String> olds = new CopyOnWriteArrayList<>();
  private volatile Answer instead = new Answer(0, "");

  public CosigningServer() throws IOException {
    try {
      key =
          SignerKey.of(
              "witness.example/w1",
              KeyType.COSIGNATURE,
              KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/add-checkpoint", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int blank = new String(body, StandardCharsets.ISO_8859_1).indexOf("\n\n");
    olds.add(new String(body, 0, blank, StandardCharsets.US_ASCII).lines().findFirst().orElse(""));
    Answer answer = instead;
    if (answer.status() == 0) {
      SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, blank + 2, body.length));
      answer = new Answer(200, key.cosign(note, SEEN).signatures().getLast() + "\n");
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// From now on it answers so.
  public void answers(int status, String body) {
    instead = new Answer(status, body);
  }

  /// The first line of each question.
  public List<String> olds() {
    return olds;
  }

  /// A policy that asks for its cosignature.
  public String policy() {
    return "witness w1 "
        + key.verifier()
        + " http://127.0.0.1:"
        + server.getAddress().getPort()
        + "\nquorum w1\n";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
