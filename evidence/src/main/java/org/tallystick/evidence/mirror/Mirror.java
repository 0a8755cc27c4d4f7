package org.tallystick.evidence.mirror;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.owner.LogKeyStatement;
import org.tallystick.evidence.tile.HashTile;
import org.tallystick.evidence.tile.StateBundle;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;

/// A partner's copy of its whole log, `checkpoint` and `tile/…` in one folder, checked as `docs/evidence.md` §11 says.
public final class Mirror {

  private static final List<String> LIMITS =
      List.of(
          "that the archive shows others the same log; only checkpoints that others hold can tell",
          "what the archive never saw or never wrote down",
          "what the events say: the log holds their hashes, the words are in receipts and packs");

  private final MirrorFolder folder;
  private final Policy policy;
  private final TreeInMemory tree = new TreeInMemory();
  private final List<Boolean> heads = new ArrayList<>();
  private final Replay replay = new Replay();

  private Mirror(MirrorFolder folder, Policy policy) {
    this.folder = folder;
    this.policy = policy;
  }

  /// @param held checkpoints, receipts and folders of them that the partner has from before
  /// @throws UncheckedIOException a file that is there cannot be read
  public static MirrorVerdict verify(Path folder, byte[] policy, List<Path> held) {
    try {
      return new Mirror(new MirrorFolder(folder), Policy.parse(policy)).judge(held);
    } catch (UncheckedIOException unreadable) {
      throw unreadable;
    } catch (RuntimeException found) {
      // Whatever a crafted mirror makes our readers stumble over, it is refused.
      String why = found.getMessage();
      return new MirrorVerdict.Refused(why == null ? "malformed: " + found : why);
    }
  }

  private MirrorVerdict judge(List<Path> held) {
    SignedNote note = SignedNote.parse(folder.file("checkpoint"));
    if (policy.verify(note) instanceof Verification.Refused(String why)) {
      throw new RefusedException(why);
    }
    Checkpoint checkpoint = Checkpoint.of(note);
    List<String> notes = new ArrayList<>();
    notes.add(owner(note));
    leaves(checkpoint.size());
    RefusedException.unless(
        replay.endsWithHead(),
        "the signed size " + checkpoint.size() + " does not end with a head");
    RefusedException.unless(
        new MerkleTree(tree).root(checkpoint.size()).equals(checkpoint.root()),
        "the leaves do not give the root that the checkpoint signs");
    hashes(checkpoint.size());
    notes.addAll(replay.notes());
    for (Path each : held) {
      notes.add(compare(checkpoint, Held.at(each)));
    }
    return new MirrorVerdict.Accepted(
        "all "
            + checkpoint.size()
            + " leaves of "
            + checkpoint.origin()
            + " are as signed, in order, and every head says what the leaves before it give",
        notes,
        LIMITS);
  }

  private String owner(SignedNote note) {
    if (!folder.has("log-key.txt")) {
      return "whose key it is was not checked: log-key.txt is not here";
    }
    LogKeyStatement statement =
        new LogKeyStatement(
            folder.file("log-key.txt"),
            folder.file("log-key.txt.sig"),
            folder.file("host-key.pub"));
    return "host key: " + statement.verify(note, policy).fingerprint();
  }

  private void leaves(TreeSize size) {
    for (TilePath states : HashTile.states(size)) {
      TilePath entries = new TilePath(TilePath.ENTRIES, states.index(), states.width());
      List<byte[]> lines = folder.leaves(entries);
      List<StateBundle.State> said = folder.states(states);
      for (byte[] line : lines) {
        add(line, said);
      }
    }
  }

  private void add(byte[] stored, List<StateBundle.State> said) {
    long index = tree.size().value();
    LogLine line;
    try {
      line = LogLine.parse(stored);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException("leaf " + index + ": malformed", malformed);
    }
    replay.add(line, said.stream().filter(each -> each.head().value() == index).toList());
    heads.add(line instanceof HeadLeaf);
    tree.append(LeafHash.of(stored));
  }

  private void hashes(TreeSize size) {
    for (TilePath path : HashTile.all(size)) {
      RefusedException.unless(
          path.level() == TilePath.ENTRIES || folder.holds(path, HashTile.of(tree, path)),
          path + " is not what the leaves give");
    }
  }

  /// MIR-2.
  private String compare(Checkpoint now, Held held) {
    long newest = 0;
    for (Path file : held.files()) {
      Checkpoint then = Held.read(file, policy);
      long size = then.size().value();
      RefusedException.unless(
          then.origin().equals(now.origin()), file + ": is of another log, " + then.origin());
      RefusedException.unless(
          then.size().compareTo(now.size()) <= 0,
          "%s: signs %d leaves, the mirror has only %s; leaves at its end were taken away"
              .formatted(file, size, now.size()));
      RefusedException.unless(
          new MerkleTree(tree).root(then.size()).equals(then.root()),
          "%s: signs other first %d leaves than the mirror has; something was changed, taken out, put in or moved since"
              .formatted(file, size));
      RefusedException.unless(
          size == 0 || heads.get((int) size - 1),
          "%s: the signed size %d does not end with a head".formatted(file, size));
      newest = Math.max(newest, size);
    }
    return "%s: what it holds of this log (%d signed states, the newest of %d leaves) is where the log begins"
        .formatted(held.given(), held.files().size(), newest);
  }
}
