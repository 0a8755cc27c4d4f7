package org.tallystick.evidence.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.map.MapProof;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.TlogProof;
import org.tallystick.evidence.owner.LogKeyStatement;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.session.SshKey;
import org.tallystick.evidence.tlog.ConsistencyProof;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.RangeProof;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;

/// Verifies what every pack holds of its log: checkpoint, leaves, range, events, map proofs, anchors and tokens.
final class PackReader {

  private final PackSeal seal;
  private final ClaimStatement statement;
  private final Policy policy;
  private final SignedNote note;
  private final Checkpoint checkpoint;
  private final Set<ContentDigest> usedTokens = new HashSet<>();
  private final List<String> witnessed = new ArrayList<>();

  PackReader(PackSeal seal, ClaimStatement statement) {
    this.seal = seal;
    this.statement = statement;
    this.policy = Policy.parse(file(PackName.POLICY));
    this.note = SignedNote.parse(file(PackName.CHECKPOINT));
    this.checkpoint = Checkpoint.of(note);
  }

  PackEvidence read() {
    require(policy.verify(note));
    RefusedException.unless(
        checkpoint.origin().equals(statement.origin().value()),
        "claim: about another log than the checkpoint");
    PackEvidence evidence = PackEvidence.of(statement.origin(), checkpoint, range());
    evidence.range().forEach(line -> evidence.lines().put(line.index(), line));
    seal.files().forEach((name, bytes) -> read(name, bytes, evidence));
    readFloors(evidence);
    RefusedException.unless(
        usedTokens.containsAll(seal.tokens().keySet()),
        "pack: a token that no anchor and no leaf names");
    return evidence;
  }

  private void read(EntryName name, byte[] bytes, PackEvidence evidence) {
    String folder = name.text().substring(0, name.text().indexOf('/') + 1);
    switch (folder) {
      case "leaves/" -> readLeaf(new LeafIndex(name.number()), bytes, evidence);
      case "events/" -> readEvent(new LeafIndex(name.number()), bytes, evidence);
      case "map/" -> readMap(name, bytes, evidence);
      case "anchors/" -> {
        if (name.text().endsWith(".tlog-proof")) {
          readAnchor(new TreeSize(name.number()), bytes, evidence);
        } else {
          RefusedException.unless(
              evidence.anchors().containsKey(new TreeSize(name.number())),
              "pack: " + name.text() + " without its anchor");
        }
      }
      default -> {}
    }
  }

  private List<LogLine> range() {
    boolean has = has(PackName.RANGE);
    RefusedException.unless(has == has(PackName.RANGE_LEAVES), "pack: half a range");
    if (!has) {
      return List.of();
    }
    ProofJson proof = ProofJson.parse(file(PackName.RANGE));
    List<byte[]> stored = RangeLeaves.read(file(PackName.RANGE_LEAVES));
    List<LeafHash> hashes = stored.stream().map(LeafHash::of).toList();
    require(
        new RangeProof(
                new LeafIndex(proof.from().value()), proof.to(), checkpoint.size(), proof.hashes())
            .verify(hashes, checkpoint.root()));
    List<LogLine> lines = new ArrayList<>();
    for (byte[] leaf : stored) {
      LogLine line = LogLine.parse(leaf);
      RefusedException.unless(
          line.index().value() == proof.from().value() + lines.size(),
          "range: leaf " + line.index() + " is out of place");
      RefusedException.unless(
          lines.isEmpty() || lines.getLast().at().compareTo(line.at()) <= 0,
          "range: leaf " + line.index() + " is older than the one before it");
      lines.add(line);
    }
    return lines;
  }

  private void readLeaf(LeafIndex index, byte[] bytes, PackEvidence evidence) {
    Receipt receipt = Receipt.parse(bytes);
    require(receipt.verify(policy));
    RefusedException.unless(
        Arrays.equals(receipt.proof().checkpoint().bytes(), file(PackName.CHECKPOINT)),
        "leaf " + index + ": led to another checkpoint");
    LogLine line = LogLine.parse(receipt.leaf());
    RefusedException.unless(line.index().equals(index), "leaf " + index + ": is another one");
    RefusedException.unless(
        evidence.lines().put(index, line) == null, "leaf " + index + ": also in the range");
    receipt.event().ifPresent(event -> evidence.events().put(index, EventDocument.parse(event)));
  }

  private static void readEvent(LeafIndex index, byte[] bytes, PackEvidence evidence) {
    RefusedException.unless(
        evidence.range().contains(evidence.line(index)) && evidence.line(index) instanceof Leaf,
        "event " + index + ": its leaf is not in the range");
    Leaf leaf = (Leaf) evidence.line(index);
    EventDocument event = EventDocument.parse(bytes);
    RefusedException.unless(
        leaf.document().equals(event.digest()), "event " + index + ": not that of its leaf");
    RefusedException.unless(
        leaf.at().equals(event.at()) && leaf.type() == event.type(),
        "event " + index + ": of another time or type");
    RefusedException.unless(
        leaf.subjects()
            .equals(List.copyOf(new TreeSet<>(SubjectTable.keys(evidence.origin(), event)))),
        "event " + index + ": its leaf's subjects are not its own");
    evidence.events().put(index, event);
  }

  private static void readMap(EntryName name, byte[] bytes, PackEvidence evidence) {
    LeafIndex index = new LeafIndex(name.number());
    HeadLeaf head = evidence.head(index);
    MapProof proof = MapProof.parse(bytes);
    RefusedException.unless(
        proof.key().hex().equals(name.rest()),
        "pack: " + name.text() + " is about another subject");
    require(proof.verify(head.map()));
    evidence.maps().put(new PackEvidence.Head(index, proof.key()), proof.value());
  }

  private void readAnchor(TreeSize size, byte[] bytes, PackEvidence evidence) {
    TlogProof proof = TlogProof.parse(bytes);
    require(policy.verify(proof.checkpoint()));
    RefusedException.unless(
        Checkpoint.of(proof.checkpoint()).origin().equals(anchorOrigin()),
        "anchor " + size + ": not of the anchor log");
    byte[] leaf =
        proof
            .extra()
            .orElseThrow(() -> new RefusedException("anchor " + size + ": without its checkpoint"));
    require(proof.verify(LeafHash.of(leaf)));
    SignedNote anchored = SignedNote.parse(leaf);
    require(policy.verify(anchored));
    Checkpoint seen = Checkpoint.of(anchored);
    RefusedException.unless(
        seen.size().equals(size) && seen.origin().equals(checkpoint.origin()),
        "anchor " + size + ": of another checkpoint");
    requireConsistent(seen, PackName.anchorConsistency(size));
    Instant latest = null;
    for (Map.Entry<ContentDigest, TimeStampToken> token : seal.tokens().entrySet()) {
      if (token.getValue().isOver(proof.checkpoint().bytes())) {
        usedTokens.add(token.getKey());
        Instant time = token.getValue().notLater();
        latest = latest == null || time.isBefore(latest) ? time : latest;
      }
    }
    if (latest == null) {
      throw new RefusedException("anchor " + size + ": no token over its checkpoint");
    }
    evidence.anchors().put(size, latest);
    policy
        .witnesses()
        .forEach((name, key) ->
            proof
                .checkpoint()
                .cosignedAt(key)
                .ifPresent(time ->
                    witnessed.add(
                        "Cosigned at %s by the witness %s, whose key the pack names: %s."
                            .formatted(time, name, key))));
  }

  /// By whom the anchors are cosigned. Whether these are to be trusted is the reader's decision.
  List<String> witnessed() {
    return witnessed;
  }

  private void requireConsistent(Checkpoint seen, String proofName) {
    if (seen.size().equals(checkpoint.size())) {
      RefusedException.unless(
          seen.root().equals(checkpoint.root()) && !has(proofName),
          "anchor " + seen.size() + ": another root");
      return;
    }
    ProofJson proof = ProofJson.parse(file(proofName));
    requireConsistent(proof, seen);
  }

  private void requireConsistent(ProofJson proof, Checkpoint older) {
    RefusedException.unless(
        proof.from().equals(older.size()) && proof.to().equals(checkpoint.size()),
        "consistency proof: of other sizes");
    List<NodeHash> hashes = proof.hashes();
    require(
        new ConsistencyProof(older.size(), checkpoint.size(), hashes)
            .verify(older.root(), checkpoint.root()));
  }

  private void readFloors(PackEvidence evidence) {
    evidence
        .events()
        .forEach((index, event) -> {
          if (event.type() == EventType.TOKEN && event.json().find("token").isPresent()) {
            ContentDigest digest = ContentDigest.ofHex(event.json().text("token"));
            TimeStampToken token = seal.tokens().get(digest);
            if (token != null) {
              usedTokens.add(digest);
              evidence.floors().put(index, token.notEarlier());
            }
          }
        });
    if (has(PackName.EARLIER)) {
      SignedNote earlier = SignedNote.parse(file(PackName.EARLIER));
      require(policy.verify(earlier));
      Checkpoint older = Checkpoint.of(earlier);
      RefusedException.unless(
          older.origin().equals(checkpoint.origin()), "earlier checkpoint: of another log");
      requireConsistent(ProofJson.parse(file(PackName.CONSISTENCY)), older);
    }
  }

  /// `docs/evidence.md` §10.
  SshKey hostKey() {
    return new LogKeyStatement(
            file(PackName.LOG_KEY), file(PackName.LOG_KEY_SIGNATURE), file(PackName.HOST_KEY))
        .verifyWithAnchor(note, policy);
  }

  private String anchorOrigin() {
    return LogKeyStatement.anchorOf(checkpoint.origin()).value();
  }

  private boolean has(String name) {
    return seal.files().containsKey(EntryName.parse(name));
  }

  private byte[] file(String name) {
    return PackSeal.file(seal.files(), name);
  }

  private static void require(Verification verification) {
    if (verification instanceof Verification.Refused(String why)) {
      throw new RefusedException(why);
    }
  }
}
