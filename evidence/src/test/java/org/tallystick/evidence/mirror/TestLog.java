package org.tallystick.evidence.mirror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.map.MapInMemory;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tile.EntryBundle;
import org.tallystick.evidence.tile.HashTile;
import org.tallystick.evidence.tile.StateBundle;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;

/// A log as its operator publishes it, whose every part can be changed and signed again with the real key.
final class TestLog {

  static final Origin ORIGIN = Origin.of("archive.example", "acme");
  private static final SignerKey KEY = key();

  /// Something that happened; or a head, when there is no event.
  ///
  /// @param listings what directories hold from the next head on
  record Step(Instant at, @Nullable EventDocument event, Map<SubjectKey, Sha256> listings) {

    Step at(Instant other) {
      return new Step(other, event, listings);
    }
  }

  final List<LogLine> lines = new ArrayList<>();
  final TreeMap<Long, TreeMap<SubjectKey, Sha256>> states = new TreeMap<>();
  final Map<SubjectKey, MapValue> values = new HashMap<>();
  private final Map<Long, EventDocument> events = new HashMap<>();
  private final Map<SubjectKey, Sha256> listings = new HashMap<>();
  private final TreeSet<SubjectKey> named = new TreeSet<>();
  private final SubjectMap map = new SubjectMap(new MapInMemory());
  private Optional<LeafIndex> lastHead = Optional.empty();

  private static SignerKey key() {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return SignerKey.of(ORIGIN.value(), KeyType.ED25519, keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static TestLog of(List<Step> steps) {
    TestLog log = new TestLog();
    steps.forEach(log::add);
    return log;
  }

  void add(Step step) {
    listings.putAll(step.listings());
    if (step.event() == null) {
      head(step.at());
    } else {
      event(step.at(), step.event());
    }
  }

  private LeafIndex next() {
    return new LeafIndex(lines.size());
  }

  private void event(Instant at, EventDocument event) {
    LogInstant when = new LogInstant(at);
    Leaf leaf =
        Leaf.of(next(), when, event.type(), event.digest(), SubjectTable.keys(ORIGIN, event));
    for (SubjectKey key : leaf.subjects()) {
      MapValue before = values.get(key);
      Sha256 chain = MapValue.chain(before == null ? Sha256.ZERO : before.chain(), leaf.hash());
      long count = before == null ? 1 : before.count() + 1;
      values.put(key, new MapValue(chain, count, leaf.index(), leaf.document().hash()));
      named.add(key);
    }
    events.put(leaf.index().value(), event);
    lines.add(leaf);
  }

  private void head(Instant at) {
    Map<SubjectKey, Sha256> changed = new HashMap<>();
    TreeMap<SubjectKey, Sha256> said = new TreeMap<>();
    for (SubjectKey key : named) {
      Sha256 listing = listings.get(key);
      if (listing != null) {
        said.put(key, listing);
        values.computeIfPresent(key, (same, value) -> withState(value, listing));
      }
      changed.put(key, Objects.requireNonNull(values.get(key)).hash());
    }
    headSaying(at, changed, said);
    named.clear();
  }

  static MapValue withState(MapValue value, Sha256 state) {
    return new MapValue(value.chain(), value.count(), value.last(), state);
  }

  /// A head that says whatever the operator wants.
  void headSaying(Instant at, Map<SubjectKey, Sha256> changed, TreeMap<SubjectKey, Sha256> said) {
    HeadLeaf head =
        new HeadLeaf(next(), new LogInstant(at), map.put(changed), lastHead, values.size());
    states.put(head.index().value(), said);
    lines.add(head);
    lastHead = Optional.of(head.index());
  }

  /// Takes leaves out, puts them elsewhere or changes them, numbers them again, and leaves what the heads say as it was.
  void rewrite(List<LogLine> others) {
    Map<LeafIndex, LeafIndex> moved = new HashMap<>();
    TreeMap<Long, TreeMap<SubjectKey, Sha256>> said = new TreeMap<>(states);
    lines.clear();
    states.clear();
    for (LogLine line : others) {
      LeafIndex index = next();
      moved.put(line.index(), index);
      switch (line) {
        case Leaf leaf ->
            lines.add(new Leaf(index, leaf.at(), leaf.type(), leaf.document(), leaf.subjects()));
        case HeadLeaf head -> {
          states.put(index.value(), said.get(head.index().value()));
          lines.add(
              new HeadLeaf(
                  index, head.at(), head.map(), head.previous().map(moved::get), head.subjects()));
        }
      }
    }
  }

  TreeSize size() {
    return new TreeSize(lines.size());
  }

  private TreeInMemory tree() {
    TreeInMemory tree = new TreeInMemory();
    lines.forEach(line -> tree.append(line.hash()));
    return tree;
  }

  SignedNote checkpoint(TreeSize size) {
    return KEY.sign(new Checkpoint(ORIGIN.value(), size, new MerkleTree(tree()).root(size)).text());
  }

  byte[] receipt(LeafIndex index, TreeSize size) {
    return Receipt.of(
            lines.get((int) index.value()).bytes(),
            Optional.ofNullable(events.get(index.value())).map(EventDocument::bytes),
            new MerkleTree(tree()).inclusion(index, size),
            checkpoint(size))
        .bytes();
  }

  static byte[] policy() {
    return Policy.ofLogs(List.of(KEY.verifier())).bytes();
  }

  /// Writes the mirror that a partner would fetch.
  Path publish(Path folder, TreeSize size) throws IOException {
    TreeInMemory tree = new TreeInMemory();
    lines.subList(0, (int) size.value()).forEach(line -> tree.append(line.hash()));
    write(folder, "checkpoint", checkpoint(size).bytes());
    for (TilePath path : HashTile.all(size)) {
      byte[] bytes =
          path.level() == TilePath.ENTRIES
              ? new EntryBundle(part(path).stream().map(LogLine::bytes).toList()).bytes()
              : HashTile.of(tree, path);
      write(folder, path.toString(), bytes);
    }
    for (TilePath path : HashTile.states(size)) {
      write(folder, path.toString(), bundle(path).bytes());
    }
    return folder;
  }

  private static void write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  private List<LogLine> part(TilePath path) {
    int from = (int) path.index() * TilePath.FULL;
    return lines.subList(from, from + path.width());
  }

  private StateBundle bundle(TilePath path) {
    List<StateBundle.State> bundle = new ArrayList<>();
    for (LogLine line : part(path)) {
      if (line instanceof HeadLeaf) {
        states
            .getOrDefault(line.index().value(), new TreeMap<>())
            .forEach((key, state) -> bundle.add(new StateBundle.State(line.index(), key, state)));
      }
    }
    return new StateBundle(bundle);
  }

  static Sha256 listing(String words) {
    return Sha256.over(words.getBytes(StandardCharsets.UTF_8));
  }
}
