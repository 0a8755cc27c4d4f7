package org.tallystick.evidence.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.tlog.InclusionProof;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.Verification;

/// A leaf's place in a log with the checkpoint that signs it: C2SP tlog-proof.
///
/// @param extra what the index and the checkpoint do not say, for example the leaf itself; nothing authenticates it but the leaf's hash
/// @param hashes the inclusion proof, the leaf's sibling first
public record TlogProof(
    Optional<byte[]> extra, LeafIndex index, List<NodeHash> hashes, SignedNote checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public TlogProof {
    hashes = List.copyOf(hashes);
  }

  /// Reads the one form a writer gives.
  public static TlogProof parse(byte[] bytes) {
    String text = SignedNote.utf8(bytes);
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new MalformedNoteException("tlog-proof: has no checkpoint");
    }
    List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
    if (!lines.removeFirst().equals(HEADER)) {
      throw new MalformedNoteException("tlog-proof: expected to begin with " + HEADER);
    }
    Optional<byte[]> extra = Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      extra = Optional.of(StrictBase64.decode(lines.removeFirst().substring(EXTRA.length())));
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
      throw new MalformedNoteException("tlog-proof: expected the line \"index <number>\"");
    }
    long index = Checkpoint.decimal("index", lines.removeFirst().substring(INDEX.length()));
    List<NodeHash> hashes =
        lines.stream().map(line -> NodeHash.ofBytes(StrictBase64.decode(line))).toList();
    byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
    return new TlogProof(extra, new LeafIndex(index), hashes, SignedNote.parse(note));
  }

  /// Whether the leaf is where this says, by the root of the checkpoint. Who signed the checkpoint is the policy's question.
  public Verification verify(LeafHash leaf) {
    Checkpoint signed = Checkpoint.of(checkpoint);
    return new InclusionProof(index, signed.size(), hashes).verify(leaf, signed.root());
  }

  public byte[] bytes() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    extra.ifPresent(e -> text.append(EXTRA).append(StrictBase64.encode(e)).append('\n'));
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(StrictBase64.encode(hash.bytes())).append('\n'));
    return text.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
  }
}
