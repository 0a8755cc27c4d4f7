package org.tallystick.evidence.tile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.Verification;

/// A partner's copy of its whole log: `checkpoint` and `tile/…` in one folder.
///
/// Checked: the signature; that every leaf is there, in its place, and leads to the signed root; every hash tile; that times never go back; that the signed size ends with a
/// head and each head names the one before.
public final class Mirror {

  private final Path folder;
  private final TreeInMemory tree = new TreeInMemory();
  private @Nullable LogInstant lastAt;
  private Optional<LeafIndex> lastHead = Optional.empty();

  public Mirror(Path folder) {
    this.folder = folder;
  }

  /// @throws IOException a file that should be there is not, or cannot be read
  /// @throws IllegalArgumentException a file is not in its form
  public Verification verify(Policy policy) throws IOException {
    SignedNote note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
    Verification signed = policy.verify(note);
    if (!signed.isAccepted()) {
      return signed;
    }
    Checkpoint checkpoint = Checkpoint.of(note);
    for (TilePath path : HashTile.all(checkpoint.size())) {
      Verification tile = path.level() == TilePath.ENTRIES ? entries(path) : hashes(path);
      if (!tile.isAccepted()) {
        return tile;
      }
    }
    if (!new MerkleTree(tree).root(checkpoint.size()).equals(checkpoint.root())) {
      return Verification.refused("mirror: its leaves do not lead to the signed root");
    }
    return endsWithHead(checkpoint)
        ? Verification.ACCEPTED
        : Verification.refused(
            "mirror: the signed size " + checkpoint.size() + " does not end with a head");
  }

  private boolean endsWithHead(Checkpoint checkpoint) {
    return checkpoint.size().isEmpty()
        || lastHead.filter(head -> head.sizeAfter().equals(checkpoint.size())).isPresent();
  }

  private Verification entries(TilePath path) throws IOException {
    EntryBundle bundle = EntryBundle.parse(Files.readAllBytes(folder.resolve(path.toString())));
    if (bundle.leaves().size() != path.width()) {
      return Verification.refused(
          "mirror: "
              + path
              + " has "
              + bundle.leaves().size()
              + " leaves, expected "
              + path.width());
    }
    for (byte[] leaf : bundle.leaves()) {
      Verification line = line(LogLine.parse(leaf));
      if (!line.isAccepted()) {
        return line;
      }
      tree.append(LeafHash.of(leaf));
    }
    return Verification.ACCEPTED;
  }

  private Verification line(LogLine line) {
    if (line.index().value() != tree.size().value()) {
      return Verification.refused(
          "mirror: leaf " + tree.size() + " says that it is number " + line.index());
    }
    if (lastAt != null && line.at().compareTo(lastAt) < 0) {
      return Verification.refused(
          "mirror: leaf " + line.index() + " is older than the one before it");
    }
    lastAt = line.at();
    if (line instanceof HeadLeaf head) {
      if (!head.previous().equals(lastHead)) {
        return Verification.refused(
            "mirror: head " + head.index() + " does not name the head before it");
      }
      lastHead = Optional.of(head.index());
    }
    return Verification.ACCEPTED;
  }

  private Verification hashes(TilePath path) throws IOException {
    byte[] found = Files.readAllBytes(folder.resolve(path.toString()));
    return Arrays.equals(found, HashTile.of(tree, path))
        ? Verification.ACCEPTED
        : Verification.refused("mirror: " + path + " is not what the leaves lead to");
  }
}
