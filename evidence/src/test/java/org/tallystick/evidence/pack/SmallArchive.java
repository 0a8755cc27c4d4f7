package org.tallystick.evidence.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.map.MapInMemory;
import org.tallystick.evidence.map.MapProof;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Ed25519;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.TlogProof;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.seal.LocalAuthority;
import org.tallystick.evidence.session.SshKey;
import org.tallystick.evidence.session.SshSignature;
import org.tallystick.evidence.tlog.ConsistencyProof;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.RangeProof;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;

/// An archive of one partner in memory: appends leaves and heads, signs, anchors and stamps, and makes packs of it.
final class SmallArchive {

  static final Origin ORIGIN = Origin.of("archive.example", "acme");
  private static final Origin ANCHOR = Origin.of("archive.example", Origin.ANCHOR);

  private record Anchor(
      TreeSize size,
      SignedNote signed,
      LeafIndex index,
      SignedNote anchorCheckpoint,
      TimeStampToken token) {}

  final Random random;
  private final LocalAuthority authority;
  private final KeyPair hostKey = keys();
  private final SignerKey logKey = SignerKey.of(ORIGIN.value(), KeyType.ED25519, keys());
  private final SignerKey anchorKey = SignerKey.of(ANCHOR.value(), KeyType.ED25519, keys());
  private final TreeInMemory tree = new TreeInMemory();
  private final TreeInMemory anchorTree = new TreeInMemory();
  private final List<LogLine> lines = new ArrayList<>();
  private final Map<Long, EventDocument> events = new HashMap<>();
  private final SubjectMap map = new SubjectMap(new MapInMemory());
  private final Map<SubjectKey, MapValue> values = new HashMap<>();
  private final TreeSet<SubjectKey> touched = new TreeSet<>();
  private final Map<SubjectKey, Sha256> directories = new HashMap<>();
  private final Map<String, byte[]> maps = new TreeMap<>();
  private final List<Subject> watched = new ArrayList<>();
  private final List<Anchor> anchors = new ArrayList<>();
  private Optional<LeafIndex> lastHead = Optional.empty();
  Instant now = Instant.parse("2026-11-20T00:00:00Z");

  SmallArchive(long seed) {
    this.random = new Random(seed);
    this.authority = LocalAuthority.create("archive.example", clock());
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  /// Map proofs about these are made at every head.
  void watch(Subject subject) {
    watched.add(subject);
  }

  LogInstant at() {
    return new LogInstant(now);
  }

  EventDocument.Builder event(EventType type) {
    return EventDocument.builder(type, at(), Salt.random(random));
  }

  LeafIndex append(EventDocument event) {
    LeafIndex index = tree.size().nextIndex();
    List<SubjectKey> keys = SubjectTable.keys(ORIGIN, event);
    Leaf leaf = Leaf.of(index, event.at(), event.type(), event.digest(), keys);
    for (SubjectKey key : leaf.subjects()) {
      MapValue before = values.get(key);
      Sha256 chain = MapValue.chain(before == null ? Sha256.ZERO : before.chain(), leaf.hash());
      values.put(
          key,
          new MapValue(
              chain, before == null ? 1 : before.count() + 1, index, event.digest().hash()));
      touched.add(key);
    }
    events.put(index.value(), event);
    return add(leaf);
  }

  private LeafIndex add(LogLine line) {
    lines.add(line);
    tree.append(line.hash());
    return line.index();
  }

  /// From the next head on the directory's state is the hash of that listing.
  void listing(Subject directory, ContentDigest digest) {
    directories.put(SubjectKey.of(ORIGIN, directory), digest.hash());
  }

  LeafIndex head() {
    Map<SubjectKey, Sha256> changed = new HashMap<>();
    for (SubjectKey key : touched) {
      MapValue value = Objects.requireNonNull(values.get(key));
      Sha256 state = directories.getOrDefault(key, value.state());
      values.put(key, new MapValue(value.chain(), value.count(), value.last(), state));
      changed.put(key, Objects.requireNonNull(values.get(key)).hash());
    }
    touched.clear();
    Sha256 root = map.put(changed);
    LeafIndex index =
        add(new HeadLeaf(tree.size().nextIndex(), at(), root, lastHead, values.size()));
    lastHead = Optional.of(index);
    for (Subject subject : watched) {
      SubjectKey key = SubjectKey.of(ORIGIN, subject);
      MapProof proof = map.prove(key, Optional.ofNullable(values.get(key)));
      maps.put(PackName.map(index, key), proof.json().bytes());
    }
    return index;
  }

  SignedNote checkpoint(TreeSize size) {
    return logKey.sign(
        new Checkpoint(ORIGIN.value(), size, new MerkleTree(tree).root(size)).text());
  }

  /// Anchors the log as it is, stamps, and appends the token's leaf.
  LeafIndex anchor() throws IOException {
    TreeSize size = tree.size();
    SignedNote signed = checkpoint(size);
    LeafIndex index = anchorTree.size().nextIndex();
    anchorTree.append(LeafHash.of(signed.bytes()));
    Checkpoint anchored =
        new Checkpoint(
            ANCHOR.value(), anchorTree.size(), new MerkleTree(anchorTree).root(anchorTree.size()));
    SignedNote note = anchorKey.sign(anchored.text());
    TimeStampToken token = authority.timeStampAuthority(clock()).stamp(note.bytes());
    anchors.add(new Anchor(size, signed, index, note, token));
    return append(event(EventType.TOKEN).text("token", token.digest().hex()).build());
  }

  TreeSize size() {
    return tree.size();
  }

  LogLine line(LeafIndex index) {
    return lines.get((int) index.value());
  }

  /// A pack's writer with what every pack has: keys, policy and the newest checkpoint.
  PackWriter pack(ClaimStatement claim) {
    byte[] statement =
        ("tallystick/log-key/v1\n"
                + ORIGIN
                + "\n"
                + logKey.verifier()
                + "\n"
                + anchorKey.verifier()
                + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] blob =
        wire(
            "ssh-ed25519".getBytes(StandardCharsets.US_ASCII),
            Ed25519.bytesOf(hostKey.getPublic()));
    SshKey host = SshKey.of(blob);
    byte[] signature =
        SshSignature.sign(
            host,
            "tallystick-log-key",
            statement,
            message ->
                wire(
                    "ssh-ed25519".getBytes(StandardCharsets.US_ASCII),
                    Ed25519.sign(hostKey.getPrivate(), message)));
    String line = "ssh-ed25519 " + java.util.Base64.getEncoder().encodeToString(blob) + "\n";
    return new PackWriter(claim)
        .put(
            PackName.POLICY,
            Policy.ofLogs(List.of(logKey.verifier(), anchorKey.verifier())).bytes())
        .put(PackName.CHECKPOINT, checkpoint(tree.size()).bytes())
        .put(PackName.LOG_KEY, statement)
        .put(PackName.LOG_KEY_SIGNATURE, signature)
        .put(PackName.HOST_KEY, line.getBytes(StandardCharsets.US_ASCII))
        .put(
            PackName.REPORT,
            "<!doctype html><title>Report</title>\n".getBytes(StandardCharsets.US_ASCII))
        .put(
            PackName.HOW_TO_VERIFY,
            "python3 verify.py pack FILE\n".getBytes(StandardCharsets.US_ASCII))
        .put(PackName.VERIFY_PY, "# the program\n".getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] wire(byte[]... strings) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] string : strings) {
      out.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(string.length).array());
      out.writeBytes(string);
    }
    return out.toByteArray();
  }

  void putLeaf(PackWriter pack, LeafIndex index) {
    pack.put(
        PackName.leaf(index),
        Receipt.of(
                line(index).bytes(),
                Optional.ofNullable(events.get(index.value())).map(EventDocument::bytes),
                new MerkleTree(tree).inclusion(index, tree.size()),
                checkpoint(tree.size()))
            .bytes());
  }

  void putEvent(PackWriter pack, LeafIndex index) {
    pack.put(PackName.event(index), Objects.requireNonNull(events.get(index.value())).bytes());
  }

  void putMap(PackWriter pack, LeafIndex head, Subject subject) {
    String name = PackName.map(head, SubjectKey.of(ORIGIN, subject));
    pack.put(name, Optional.ofNullable(maps.get(name)).orElseThrow());
  }

  void putRange(PackWriter pack, LeafIndex from, TreeSize to) {
    RangeProof proof = new MerkleTree(tree).range(from, to, tree.size());
    pack.put(PackName.RANGE, new ProofJson(new TreeSize(from.value()), to, proof.hashes()).bytes());
    pack.put(
        PackName.RANGE_LEAVES,
        RangeLeaves.write(
            lines.subList((int) from.value(), (int) to.value()).stream()
                .map(LogLine::bytes)
                .toList()));
  }

  void putEarlier(PackWriter pack, TreeSize size) {
    ConsistencyProof proof = new MerkleTree(tree).consistency(size, tree.size());
    pack.put(PackName.EARLIER, checkpoint(size).bytes())
        .put(PackName.CONSISTENCY, new ProofJson(size, tree.size(), proof.hashes()).bytes());
  }

  /// The `number`th anchor with its token.
  void putAnchor(PackWriter pack, int number) {
    Anchor anchor = anchors.get(number);
    TreeSize anchoredSize = Checkpoint.of(anchor.anchorCheckpoint()).size();
    pack.put(
        PackName.anchor(anchor.size()),
        new TlogProof(
                Optional.of(anchor.signed().bytes()),
                anchor.index(),
                new MerkleTree(anchorTree).inclusion(anchor.index(), anchoredSize).hashes(),
                anchor.anchorCheckpoint())
            .bytes());
    if (!anchor.size().equals(tree.size())) {
      ConsistencyProof proof = new MerkleTree(tree).consistency(anchor.size(), tree.size());
      pack.put(
          PackName.anchorConsistency(anchor.size()),
          new ProofJson(anchor.size(), tree.size(), proof.hashes()).bytes());
    }
    putToken(pack, number);
  }

  void putToken(PackWriter pack, int number) {
    pack.put(anchors.get(number).token(), List.of());
  }

  /// Seals whatever it proves.
  byte[] sealed(PackWriter pack) throws IOException {
    return pack.sealed(authority.sealMaker(clock()), authority.timeStampAuthority(clock()));
  }

  byte[] finish(PackWriter pack) throws IOException {
    return pack.finish(authority.sealMaker(clock()), authority.timeStampAuthority(clock()));
  }

  /// Seals and stamps files whatever they prove.
  byte[] seal(SortedMap<EntryName, byte[]> files) throws IOException {
    TreeMap<EntryName, byte[]> sealed = new TreeMap<>(files);
    sealed.keySet().removeIf(name -> name.text().startsWith("META-INF/"));
    byte[] manifest = AsicManifest.ofSeal(PackSeal.evidence(sealed));
    sealed.put(EntryName.parse(PackName.SEAL_MANIFEST), manifest);
    sealed.put(EntryName.parse(PackName.SEAL), authority.sealMaker(clock()).seal(manifest));
    byte[] second = AsicManifest.ofTimeStamp(PackSeal.seals(sealed));
    sealed.put(EntryName.parse(PackName.TIME_STAMP_MANIFEST), second);
    sealed.put(
        EntryName.parse(PackName.TIME_STAMP),
        authority.timeStampAuthority(clock()).stamp(second).encoded());
    return PackZip.write(sealed);
  }

  ContentDigest root() {
    return authority.certificates().get(2).digest();
  }
}
