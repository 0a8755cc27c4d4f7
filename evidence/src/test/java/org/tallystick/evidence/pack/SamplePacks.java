package org.tallystick.evidence.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.tallystick.evidence.claim.Claim;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.claim.ClaimedFile;
import org.tallystick.evidence.claim.Clocks;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.listing.ListingWriter;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;

/// One pack of each claim, of an archive whose life the seed decides. `main` writes many into a folder, for another
/// verifier to judge.
public final class SamplePacks {

  private static final RawPath IN = RawPath.of("/in");
  private static final RawPath OUT = RawPath.of("/out");

  /// What is wrong with the sessions of an archive, whose operator seals a pack about them all the same.
  enum Flaw {
    /// The client has signed another session.
    FORGED,
    /// The server was down in the middle.
    SILENT,
    /// Its clock stepped back.
    STEPPED,
    /// The period began before the log.
    BEFORE_THE_LOG
  }

  private final Optional<Flaw> flaw;
  private final SmallArchive archive;
  private final int beats;
  private final Salt salt;
  private final byte[] content;
  private final ClaimedFile received;
  private final ClaimedFile placed;
  private final ClaimedFile fetched;
  private final SessionKey client = new SessionKey();
  private final List<LeafIndex> sessions = new ArrayList<>();

  private LeafIndex receivedAt = LeafIndex.FIRST;
  private LeafIndex placedAt = LeafIndex.FIRST;
  private LeafIndex deliveredAt = LeafIndex.FIRST;
  private LeafIndex listedAt = LeafIndex.FIRST;
  private LeafIndex tokenBefore = LeafIndex.FIRST;
  private LeafIndex tokenAfter = LeafIndex.FIRST;
  private LeafIndex headBefore = LeafIndex.FIRST;
  private LeafIndex headAfter = LeafIndex.FIRST;
  private byte[] listing = {};
  private Instant from = Instant.EPOCH;
  private Instant to = Instant.EPOCH;

  SamplePacks(long seed, int beats) {
    this(seed, beats, Optional.empty());
  }

  private SamplePacks(long seed, int beats, Optional<Flaw> flaw) {
    this.flaw = flaw;
    this.archive = new SmallArchive(seed);
    this.beats = beats;
    this.salt = Salt.random(archive.random);
    this.content = new byte[archive.random.nextInt(2000)];
    archive.random.nextBytes(content);
    this.received = file("INV-1.xml", content);
    this.placed = file("ORDER-7.csv", salt.bytes());
    this.fetched = file("PRICES-7.csv", content);
  }

  private static ClaimedFile file(String name, byte[] content) {
    return new ClaimedFile(RawName.of(name), ContentDigest.of(content), content.length);
  }

  /// Writes `count` archives' packs: `SamplePacks FOLDER COUNT`.
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (int seed = 0; seed < Integer.parseInt(arguments[1]); seed++) {
      SamplePacks packs = new SamplePacks(seed, 3 + seed);
      for (Map.Entry<String, byte[]> pack : packs.all().entrySet()) {
        Files.write(folder.resolve(seed + "-" + pack.getKey() + ".asice"), pack.getValue());
      }
    }
  }

  Map<String, byte[]> all() throws IOException {
    live();
    Map<String, byte[]> packs = new LinkedHashMap<>();
    packs.put("file.received", received());
    packs.put("file.delivered", delivered());
    packs.put("directory.held-compact", held(false));
    packs.put("directory.held-full", held(true));
    packs.put("log.unchanged", unchanged());
    packs.put("listed.not.read", notRead());
    packs.put("sessions", sessions());
    return packs;
  }

  /// A pack about sessions that both verifiers must refuse.
  static byte[] wrong(long seed, int beats, Flaw flaw) throws IOException {
    SamplePacks packs = new SamplePacks(seed, beats, Optional.of(flaw));
    packs.live();
    return packs.archive.sealed(packs.sessionsPack());
  }

  byte[] one(String name) throws IOException {
    return Optional.ofNullable(all().get(name)).orElseThrow();
  }

  /// As an operator does who changes what is in a pack.
  byte[] sealedAgain(SortedMap<EntryName, byte[]> files) throws IOException {
    return archive.seal(files);
  }

  ContentDigest root() {
    return archive.root();
  }

  private void live() throws IOException {
    for (RawPath path : List.of(IN, OUT)) {
      archive.watch(Subject.directory(path));
    }
    archive.watch(Subject.entry(OUT.resolve(placed.name())));
    archive.append(archive.event(EventType.GENESIS).build());
    head();
    tokenBefore = archive.anchor();
    receivedAt =
        archive.append(
            archive
                .event(EventType.FILE_RECEIVED)
                .path(IN)
                .file(received.name(), received.digest(), received.size())
                .build());
    listing = listing();
    archive.listing(Subject.directory(IN), ContentDigest.of(listing));
    LeafIndex fetchedAt = place(fetched);
    placedAt = place(placed);
    archive.watch(Subject.reads(placedAt));
    headBefore = head();
    archive.anchor();
    from = archive.now.plusSeconds(30);
    for (int beat = 0; beat < beats; beat++) {
      archive.now = archive.now.plusSeconds(60);
      archive.append(archive.event(EventType.HEARTBEAT).build());
      session(beat);
      if (beat == 1 && flaw.equals(Optional.of(Flaw.SILENT))) {
        archive.now = archive.now.plusSeconds(61);
      }
      if (beat == 1 && flaw.equals(Optional.of(Flaw.STEPPED))) {
        archive.append(archive.event(EventType.CLOCK_STEPPED).integer("behindMillis", 100).build());
      }
    }
    deliveredAt =
        archive.append(
            archive
                .event(EventType.FILE_DELIVERED)
                .path(OUT)
                .file(fetched.name(), fetched.digest(), fetched.size())
                .integer("placed", fetchedAt.value())
                .build());
    listedAt =
        archive.append(
            archive
                .event(EventType.DIRECTORY_LISTED)
                .path(OUT)
                .integer("n", archive.size().value())
                .build());
    to = archive.now;
    archive.now = archive.now.plusSeconds(20);
    head();
    tokenAfter = archive.anchor();
    headAfter = head();
  }

  private LeafIndex place(ClaimedFile file) {
    return archive.append(
        archive
            .event(EventType.FILE_PLACED)
            .path(OUT)
            .file(file.name(), file.digest(), file.size())
            .build());
  }

  /// Every third is refused; of the others every second is opened by key.
  private void session(int beat) {
    EventType type = beat % 3 == 2 ? EventType.AUTH_FAILED : EventType.SESSION_OPENED;
    EventDocument.Builder event =
        archive.event(type).account("acme").session("s" + beat).text("login", "acme");
    if (beat % 3 == 0) {
      byte[] session = salt.bytes();
      byte[] signature = client.signature(session, "acme");
      if (flaw.equals(Optional.of(Flaw.FORGED))) {
        session[beat] ^= 1;
      }
      client.put(event, session, signature);
    }
    sessions.add(archive.append(event.build()));
  }

  private LeafIndex head() {
    archive.now = archive.now.plusSeconds(1);
    return archive.head();
  }

  private byte[] listing() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListingWriter.open(out, IN, salt, 1)
        .file(received.name(), received.size(), received.digest(), archive.at())
        .finish();
    return out.toByteArray();
  }

  private PackWriter pack(Claim claim, String sentence) {
    return archive.pack(
        new ClaimStatement(
            claim,
            SmallArchive.ORIGIN,
            archive.at(),
            sentence,
            List.of("Which human held the key.")));
  }

  private byte[] received() throws IOException {
    PackWriter pack =
        pack(
            new Claim.FileMoved(EventType.FILE_RECEIVED, receivedAt, IN, received, true),
            "INV-1.xml was received in /in.");
    pack.put(PackName.content(received.digest()), content);
    archive.putLeaf(pack, receivedAt);
    archive.putLeaf(pack, tokenBefore);
    archive.putToken(pack, 0);
    archive.putAnchor(pack, 1);
    return archive.finish(pack);
  }

  private byte[] delivered() throws IOException {
    PackWriter pack =
        pack(
            new Claim.FileMoved(EventType.FILE_DELIVERED, deliveredAt, OUT, fetched, false),
            "PRICES-7.csv was delivered.");
    archive.putLeaf(pack, deliveredAt);
    archive.putLeaf(pack, tokenBefore);
    archive.putToken(pack, 0);
    return archive.finish(pack);
  }

  private byte[] held(boolean full) throws IOException {
    LeafIndex after = headAfter;
    PackWriter pack =
        pack(
            new Claim.DirectoryHeld(
                IN,
                new LogInstant(from),
                new LogInstant(to),
                ContentDigest.of(listing).hash(),
                1,
                headBefore,
                after,
                full,
                Optional.empty(),
                Clocks.ANCHORED),
            "/in held exactly one file all the time.");
    pack.put(PackName.listing(ContentDigest.of(listing)), listing);
    archive.putMap(pack, headBefore, Subject.directory(IN));
    archive.putMap(pack, after, Subject.directory(IN));
    archive.putAnchor(pack, 1);
    archive.putToken(pack, 2);
    if (full) {
      archive.putRange(pack, headBefore, archive.size());
      archive.putEvent(pack, tokenAfter);
    } else {
      archive.putLeaf(pack, headBefore);
      archive.putLeaf(pack, after);
      archive.putLeaf(pack, tokenAfter);
    }
    return archive.finish(pack);
  }

  private byte[] unchanged() throws IOException {
    TreeSize size = headBefore.sizeAfter();
    PackWriter pack = pack(new Claim.LogUnchanged(size), "Nothing was changed since.");
    archive.putEarlier(pack, size);
    archive.putRange(pack, size.nextIndex(), archive.size());
    return archive.finish(pack);
  }

  private byte[] notRead() throws IOException {
    PackWriter pack =
        pack(
            new Claim.ListedNotRead(
                listedAt,
                OUT,
                placed,
                placedAt,
                headBefore,
                headAfter,
                new LogInstant(to),
                Clocks.ANCHORED),
            "They listed /out and did not read ORDER-7.csv.");
    for (LeafIndex leaf : List.of(listedAt, placedAt, headBefore, headAfter, tokenAfter)) {
      archive.putLeaf(pack, leaf);
    }
    archive.putToken(pack, 2);
    archive.putMap(pack, headBefore, Subject.entry(OUT.resolve(placed.name())));
    archive.putMap(pack, headAfter, Subject.entry(OUT.resolve(placed.name())));
    archive.putMap(pack, headAfter, Subject.reads(placedAt));
    return archive.finish(pack);
  }

  private byte[] sessions() throws IOException {
    return archive.finish(sessionsPack());
  }

  private PackWriter sessionsPack() {
    long failures = beats / 3;
    boolean early = flaw.equals(Optional.of(Flaw.BEFORE_THE_LOG));
    LogInstant begin =
        new LogInstant(early ? archive.line(LeafIndex.FIRST).at().value().minusMillis(1) : from);
    PackWriter pack =
        pack(
            new Claim.Sessions(
                begin, new LogInstant(archive.now), beats - failures, failures, Clocks.OWN),
            "These sessions were opened.");
    archive.putRange(pack, early ? LeafIndex.FIRST : headBefore, archive.size());
    sessions.forEach(index -> archive.putEvent(pack, index));
    return pack;
  }
}
