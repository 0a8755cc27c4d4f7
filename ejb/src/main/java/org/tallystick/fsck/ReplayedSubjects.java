package org.tallystick.fsck;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.map.MapGroup;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.MapSlot;
import org.tallystick.evidence.map.MapStore;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectKind;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.Sha256;

/// The values of a log's subjects as its leaves make them, and the map over them at each head (rule R3).
final class ReplayedSubjects {

  private final StoredLog log;
  private final ReplayStore store;
  private final ReplayedTree tree;
  private final LogViews views;
  private final Findings findings;

  /// Since the last head.
  private final Map<SubjectKey, MapValue> pending = new LinkedHashMap<>();

  private final Map<SubjectKey, RawPath> directories = new HashMap<>();
  private boolean differs;

  ReplayedSubjects(
      StoredLog log, ReplayStore store, ReplayedTree tree, LogViews views, Findings findings) {
    this.log = log;
    this.store = store;
    this.tree = tree;
    this.views = views;
    this.findings = findings;
  }

  void mention(Leaf leaf, LeafHash hash) {
    for (SubjectKey key : leaf.subjects()) {
      Optional<MapValue> before = Optional.ofNullable(pending.get(key)).or(() -> store.value(key));
      pending.put(
          key,
          new MapValue(
              MapValue.chain(before.map(MapValue::chain).orElse(Sha256.ZERO), hash),
              before.map(MapValue::count).orElse(0L) + 1,
              leaf.index(),
              leaf.document().hash()));
    }
  }

  void directories(EventDocument event) {
    for (Subject subject : SubjectTable.subjects(event)) {
      if (subject.kind() == SubjectKind.DIRECTORY) {
        directories.put(SubjectKey.of(log.origin(), subject), RawPath.decode(subject.name()));
      }
    }
  }

  boolean isSettled() {
    return pending.isEmpty();
  }

  /// Ends what was mentioned since the last head.
  void head(HeadLeaf head) {
    directories.forEach((key, path) ->
        pending.computeIfPresent(
            key,
            (same, value) ->
                new MapValue(value.chain(), value.count(), value.last(), tree.state(path))));
    Map<SubjectKey, Sha256> hashes = new HashMap<>();
    pending.forEach((key, value) -> {
      store.put(key, value);
      hashes.put(key, value.hash());
    });
    Sha256 map = new SubjectMap(new Groups(head)).put(hashes);
    String where = log.leaf(head.index().value()) + " (head)";
    findings.same("R3", where + ", subjects", head.subjects(), store.subjects());
    if (!differs && !map.equals(head.map())) {
      findings.damage(
          "R3", where + ", map of subjects", head.map(), map + ", as the leaves before give it");
      differs = true;
    }
    views.head(head, pending);
    pending.clear();
    directories.clear();
  }

  /// The map as it is replayed, telling the views what one head changes.
  private final class Groups implements MapStore {

    private final HeadLeaf head;

    private Groups(HeadLeaf head) {
      this.head = head;
    }

    @Override
    public MapGroup read(MapPrefix prefix) {
      return store.group(prefix);
    }

    @Override
    public void write(MapPrefix prefix, Map<Integer, MapSlot> changed) {
      store.count("slots", store.put(prefix, changed));
      views.slots(head, prefix, changed);
    }
  }
}
