package org.tallystick.claim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.evidence.claim.Claim;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.TlogProof;
import org.tallystick.evidence.pack.PackName;
import org.tallystick.evidence.pack.PackWriter;
import org.tallystick.evidence.pack.ProofJson;
import org.tallystick.evidence.pack.RangeLeaves;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.RangeProof;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.verify.PythonVerifier;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.Head;
import org.tallystick.proof.HostKey;
import org.tallystick.proof.Leaves;
import org.tallystick.proof.anchor.TimeTokens.Floor;
import org.tallystick.proof.anchor.TimeTokens.Stamped;

/// Collects what goes into one pack, all of it leading to one signed checkpoint. Used once, by one thread, in its transaction.
final class Draft {

  private final Drafts from;
  private final LogId log;
  private final Origin origin;
  private final SignedNote checkpoint;
  private final TreeSize size;
  private final MerkleTree tree;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<ContentDigest, Stamped> tokens = new LinkedHashMap<>();

  Draft(Drafts from, LogId log, Origin origin, SignedNote checkpoint) {
    this.from = from;
    this.log = log;
    this.origin = origin;
    this.checkpoint = checkpoint;
    this.size = Checkpoint.of(checkpoint).size();
    this.tree = from.subtrees().of(log);
  }

  LogId log() {
    return log;
  }

  Origin origin() {
    return origin;
  }

  /// Of the checkpoint that everything leads to.
  TreeSize size() {
    return size;
  }

  SubjectKey key(Subject subject) {
    return SubjectKey.of(origin, subject);
  }

  Optional<MapValue> value(Head head, Subject subject) {
    return from.maps().value(head, key(subject));
  }

  /// A leaf as a receipt, with its event document.
  void leaf(LeafIndex index) {
    Leaves.Stored stored = from.leaves().find(log, index).orElseThrow();
    files.put(
        PackName.leaf(index),
        Receipt.of(stored.leaf(), stored.event(), tree.inclusion(index, size), checkpoint).bytes());
  }

  /// What the map of a head says of a subject.
  void map(Head head, Subject subject) {
    SubjectKey key = key(subject);
    files.put(PackName.map(head.index(), key), from.maps().prove(head, key).json().bytes());
  }

  void listing(byte[] listing) {
    files.put(PackName.listing(ContentDigest.of(listing)), listing);
  }

  void content(byte[] content) {
    files.put(PackName.content(ContentDigest.of(content)), content);
  }

  /// Every line of `[first, to)`.
  void range(LeafIndex first, TreeSize to) {
    RangeProof proof = tree.range(first, to, size);
    files.put(
        PackName.RANGE, new ProofJson(new TreeSize(first.value()), to, proof.hashes()).bytes());
    files.put(PackName.RANGE_LEAVES, RangeLeaves.write(from.leaves().lines(log, first, to)));
  }

  /// The event document of a leaf of the range; nothing when it was erased.
  void event(LeafIndex index) {
    from.leaves()
        .find(log, index)
        .flatMap(Leaves.Stored::event)
        .ifPresent(bytes -> files.put(PackName.event(index), bytes));
  }

  /// That the checkpoint goes on from an earlier one.
  void earlier(SignedNote earlier) {
    TreeSize older = Checkpoint.of(earlier).size();
    files.put(PackName.EARLIER, earlier.bytes());
    files.put(PackName.CONSISTENCY, consistency(older));
  }

  private byte[] consistency(TreeSize older) {
    return new ProofJson(older, size, tree.consistency(older, size).hashes()).bytes();
  }

  /// That the log had reached a size when an authority says.
  void ceiling(TimeStamps.Ceiling ceiling) {
    SignedNote anchor =
        from.checkpoints().atLeast(LogId.ANCHOR, ceiling.stamped().anchorSize()).orElseThrow();
    LeafIndex leaf = ceiling.anchored().leaf();
    files.put(
        PackName.anchor(ceiling.size()),
        new TlogProof(
                Optional.of(ceiling.anchored().checkpoint().bytes()),
                leaf,
                from.subtrees()
                    .of(LogId.ANCHOR)
                    .inclusion(leaf, ceiling.stamped().anchorSize())
                    .hashes(),
                anchor)
            .bytes());
    if (!ceiling.size().equals(size)) {
      files.put(PackName.anchorConsistency(ceiling.size()), consistency(ceiling.size()));
    }
    token(ceiling.stamped());
  }

  /// That what follows the leaf was written after an authority's time.
  void floor(Floor floor) {
    leaf(floor.leaf());
    token(from.times().token(floor));
  }

  /// The same of a leaf of the range.
  void floorInRange(Floor floor) {
    event(floor.leaf());
    token(from.times().token(floor));
  }

  private void token(Stamped stamped) {
    tokens.put(stamped.token().digest(), stamped);
  }

  /// Adds what every pack has, seals, and verifies.
  ClaimAnswer.Proven finish(Claim claim, String sentence, List<String> limits, String subject) {
    List<String> all = Limits.of(claim, limits, tokens.values());
    ClaimStatement statement =
        new ClaimStatement(
            claim, origin, new LogInstant(Period.at(from.clock().instant()).from()), sentence, all);
    HostKey.Statement keys =
        from.hostKey()
            .state(
                from.checkpoints().signer(log, checkpoint), from.checkpoints().key(LogId.ANCHOR));
    PackWriter pack = new PackWriter(statement);
    files.forEach(pack::put);
    tokens.values().forEach(each -> pack.put(each.token(), from.authorities().known()));
    byte[] program = PythonVerifier.program();
    Policy policy = from.witnesses().beside(from.checkpoints().policy(log, LogId.ANCHOR));
    pack.put(PackName.POLICY, policy.bytes())
        .put(PackName.CHECKPOINT, checkpoint.bytes())
        .put(PackName.LOG_KEY, keys.text())
        .put(PackName.LOG_KEY_SIGNATURE, keys.signature())
        .put(PackName.HOST_KEY, keys.hostKey())
        .put(PackName.VERIFY_PY, program)
        .put(PackName.REPORT, new Report(statement, tokens.values(), files.keySet()).bytes())
        .put(PackName.HOW_TO_VERIFY, utf8(HowToVerify.text(statement, Sha256.over(program))));
    try {
      byte[] zip = pack.finish(from.authorities().sealMaker(), from.authorities().packStamps());
      return new ClaimAnswer.Proven(statement, FileName.of(log, claim, subject), zip);
    } catch (IOException failed) {
      throw new NotProvableException(
          "The pack could not be stamped: " + failed.getMessage(), "Try again in a minute.");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
