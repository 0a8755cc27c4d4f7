package org.tallystick.claim;

import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallystick.archive.StagedUpload;
import org.tallystick.archive.TestArchive;
import org.tallystick.archive.WriteMode;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.proof.HostKey;
import org.tallystick.proof.Leaves;
import org.tallystick.proof.PastMaps;
import org.tallystick.proof.ProofFixture;
import org.tallystick.proof.anchor.AnchorFixture;
import org.tallystick.proof.anchor.Authorities;

/// The real claims over a {@link TestArchive}: heads, checkpoints and time stamps are made when a test says so, at a clock that it moves.
public final class ClaimFixture implements AutoCloseable {

  private static final WriteMode FRESH = new WriteMode(true, true, false);

  /// As far apart as the server's heartbeats.
  public static final Duration BEAT = Duration.ofSeconds(60);

  private final TestArchive archive;
  private final ProofFixture proofs;
  private final AnchorFixture anchors;
  private final FileMovedProof moved;
  private final DirectoryHeldProof held;
  private final LogUnchangedProof unchanged;
  private final ListedNotReadProof notRead;
  private final SessionsProof sessions;

  /// A new archive in that folder.
  public static ClaimFixture in(Path folder) throws IOException {
    return new ClaimFixture(new TestArchive(Files.createDirectories(folder.resolve("data"))));
  }

  public ClaimFixture(TestArchive archive) {
    this.archive = archive;
    proofs = new ProofFixture(archive);
    anchors = new AnchorFixture(archive);
    present(archive.make(HostKey.class));
    archive.make(Leaves.class);
    archive.make(PastMaps.class);
    archive.make(TimeStamps.class);
    archive.make(Drafts.class);
    archive.make(Silence.class);
    archive.make(ClockSteps.class);
    archive.make(FullRanges.class);
    archive.make(Events.class);
    moved = archive.make(FileMovedProof.class);
    held = archive.make(DirectoryHeldProof.class);
    unchanged = archive.make(LogUnchangedProof.class);
    notRead = archive.make(ListedNotReadProof.class);
    sessions = archive.make(SessionsProof.class);
  }

  private static void present(HostKey hostKey) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
      hostKey.present(
          "ssh-ed25519 " + Base64.getEncoder().encodeToString(wire(key)),
          message -> wire(signed(pair, message)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] signed(KeyPair pair, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The algorithm's name and a value, as SSH writes them.
  private static byte[] wire(byte[] value) {
    return HexFormat.of()
        .parseHex(
            "0000000b7373682d65643235353139%08x".formatted(value.length)
                + HexFormat.of().formatHex(value));
  }

  public Instant now() {
    return archive.ledger().clock().instant();
  }

  public TestArchive archive() {
    return archive;
  }

  /// A partner sends a file; its place in the log.
  public LedgerPosition put(RawPath path, byte[] content) {
    PartnerSession session = archive.session();
    StagedUpload upload =
        TestArchive.done(
            archive.database().read(() -> archive.uploads().open(session, path, FRESH)));
    try {
      upload.write(ByteBuffer.wrap(content), 0);
      return TestArchive.document(archive.uploads().close(upload)).position();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Lets the server be there, saying nothing but its heartbeat, until an instant.
  public void quietUntil(Instant end) {
    quiet(Duration.between(now(), end));
  }

  /// Moves the clock without a sound: the server is not there.
  public void silence(Duration length) {
    archive.ledger().clock().move(length);
  }

  /// Runs the server for so long: a heartbeat a minute, and nothing else.
  public void quiet(Duration length) {
    Instant end = now().plus(length);
    while (now().isBefore(end)) {
      Duration left = Duration.between(now(), end);
      silence(left.compareTo(BEAT) < 0 ? left : BEAT);
      say(EventType.HEARTBEAT);
    }
  }

  public void say(EventType type) {
    say(Event.of(type));
  }

  public void say(Event event) {
    archive.ledger().ledger().append(ACME, transaction -> transaction.append(event));
  }

  /// Heads, signs, has the time stamped, and heads and signs again, all at this instant.
  public void stamp() {
    sign();
    anchor();
    sign();
  }

  /// Has the time stamped; the leaves that name the token are not signed yet.
  public void anchor() {
    anchors.round();
  }

  public void sign() {
    proofs.headAndSign(ACME);
    proofs.headAndSign(LogId.SYSTEM);
  }

  /// What a pack's seal takes, and each of its time stamps.
  public byte[] oneStamp(byte[] bytes) throws IOException {
    return archive.make(Authorities.class, "open").packStamps().stamp(bytes).encoded();
  }

  public ProofFixture proofs() {
    return proofs;
  }

  public ClaimAnswer held(String path, Period period, boolean full) {
    return held(RawPath.of(path), period, full);
  }

  public ClaimAnswer held(RawPath path, Period period, boolean full) {
    return answer(() -> held.prove(new ClaimRequest.DirectoryHeld(ACME, path, period, full)));
  }

  public ClaimAnswer sessions(Period period) {
    return answer(() -> sessions.prove(new ClaimRequest.Sessions(ACME, period)));
  }

  public ClaimAnswer notRead(ClaimRequest.ListedNotRead request, Instant until) {
    return answer(() -> notRead.prove(request, until));
  }

  public ClaimAnswer unchanged(ClaimRequest.LogUnchanged request) {
    return answer(() -> unchanged.prove(request));
  }

  public ClaimAnswer moved(ClaimRequest.FileMoved request, Optional<byte[]> content) {
    return answer(() -> moved.prove(moved.resolve(request), content));
  }

  private ClaimAnswer answer(Supplier<ClaimAnswer> claim) {
    return archive
        .database()
        .read(() -> {
          try {
            return claim.get();
          } catch (NotProvableException no) {
            return no.answer();
          }
        });
  }

  @Override
  public void close() {
    archive.close();
  }
}
