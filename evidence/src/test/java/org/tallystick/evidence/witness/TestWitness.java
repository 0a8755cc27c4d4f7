package org.tallystick.evidence.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.ConsistencyProof;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;

/// A witness of one log, as C2SP tlog-witness wants it: it remembers the last checkpoint, checks that the next continues it, and only then signs.
final class TestWitness implements AutoCloseable {

  /// In place of what a witness does.
  interface Conduct {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final SignerKey key;
  private final VerifierKey log;
  private final HttpServer server;
  private volatile Conduct conduct = this::honest;

  // guarded by this
  private TreeSize size = TreeSize.EMPTY;
  // guarded by this
  private NodeHash root = new NodeHash(org.tallystick.evidence.tlog.Sha256.ZERO);

  TestWitness(String name, VerifierKey log) throws IOException, NoSuchAlgorithmException {
    this.key =
        SignerKey.of(
            name, KeyType.COSIGNATURE, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    this.log = log;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/w/add-checkpoint", exchange -> conduct.answer(exchange));
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  Witness address() {
    return new Witness(
        key.verifier().name(),
        key.verifier(),
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w"));
  }

  SignerKey key() {
    return key;
  }

  void conducts(Conduct other) {
    conduct = other;
  }

  synchronized TreeSize size() {
    return size;
  }

  private void honest(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int blank = new String(body, StandardCharsets.ISO_8859_1).indexOf("\n\n");
    List<String> lines = new String(body, 0, blank, StandardCharsets.US_ASCII).lines().toList();
    SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, blank + 2, body.length));
    judge(
        exchange,
        new TreeSize(Long.parseLong(lines.getFirst().substring("old ".length()))),
        lines.stream().skip(1).map(line -> NodeHash.ofBytes(StrictBase64.decode(line))).toList(),
        note);
  }

  private synchronized void judge(
      HttpExchange exchange, TreeSize old, List<NodeHash> proof, SignedNote note)
      throws IOException {
    Checkpoint checkpoint = Checkpoint.of(note);
    if (!checkpoint.origin().equals(log.name())) {
      send(exchange, 404, "");
    } else if (!note.verify(log).isAccepted()) {
      send(exchange, 403, "");
    } else if (old.compareTo(checkpoint.size()) > 0) {
      send(exchange, 400, "");
    } else if (!old.equals(size)
        || (old.equals(checkpoint.size()) && !root.equals(checkpoint.root()))) {
      exchange.getResponseHeaders().add("Content-Type", "text/x.tlog.size");
      send(exchange, 409, size + "\n");
    } else if (!continues(old, proof, checkpoint)) {
      send(exchange, 422, "");
    } else {
      size = checkpoint.size();
      root = checkpoint.root();
      send(exchange, 200, key.cosign(note, Instant.now()).signatures().getLast() + "\n");
    }
  }

  private boolean continues(TreeSize old, List<NodeHash> proof, Checkpoint checkpoint) {
    if (old.equals(TreeSize.EMPTY) || old.equals(checkpoint.size())) {
      return proof.isEmpty();
    }
    return new ConsistencyProof(old, checkpoint.size(), proof)
        .verify(root, checkpoint.root())
        .isAccepted();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
