package org.tallystick.evidence.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.map.MapInMemory;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.tile.StateBundle;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

/// Makes the subject map again, leaf by leaf, and compares it with what each head says (rules R1 and R3). Not thread-safe.
final class Replay {

  private final SubjectMap map = new SubjectMap(new MapInMemory());
  private final Map<SubjectKey, MapValue> values = new HashMap<>();

  /// The subjects named since the last head.
  private final Map<SubjectKey, Sha256> named = new HashMap<>();

  private long leaves;
  private long heads;
  private long states;
  private long tokens;
  private @Nullable LogInstant last;
  private @Nullable LogInstant waiting;
  private Optional<LeafIndex> lastHead = Optional.empty();
  private Longest wait = Longest.NONE;
  private Longest silence = Longest.NONE;

  /// The longest of several stretches of time, and the leaf at which it was.
  private record Longest(Duration time, long leaf) {
    static final Longest NONE = new Longest(Duration.ZERO, 0);

    Longest or(LogInstant from, LogInstant to, long index) {
      Duration other = Duration.between(from.value(), to.value());
      return other.compareTo(time) > 0 ? new Longest(other, index) : this;
    }

    String seconds() {
      return "%d.%03d s".formatted(time.toSeconds(), time.toMillisPart());
    }
  }

  /// @param said what the bundle beside the leaf says, of this leaf
  void add(LogLine line, List<StateBundle.State> said) {
    RefusedException.unless(
        line.index().value() == leaves,
        "leaf " + leaves + ": says that it is number " + line.index());
    RefusedException.unless(
        last == null || last.compareTo(line.at()) <= 0,
        "leaf " + leaves + ": is dated before the leaf ahead of it");
    if (last != null) {
      silence = silence.or(last, line.at(), leaves - 1);
    }
    switch (line) {
      case Leaf leaf -> {
        RefusedException.unless(
            said.isEmpty(),
            "leaf " + leaves + ": directories are described here, but it is no head");
        add(leaf);
      }
      case HeadLeaf head -> add(head, said);
    }
    last = line.at();
    leaves++;
  }

  private void add(Leaf leaf) {
    for (SubjectKey key : leaf.subjects()) {
      MapValue before = values.get(key);
      Sha256 chain = MapValue.chain(before == null ? Sha256.ZERO : before.chain(), leaf.hash());
      long count = before == null ? 1 : before.count() + 1;
      values.put(key, new MapValue(chain, count, leaf.index(), leaf.document().hash()));
      named.put(key, leaf.document().hash());
    }
    if (leaf.type() == EventType.TOKEN) {
      tokens++;
    }
    if (waiting == null) {
      waiting = leaf.at();
    }
  }

  private void add(HeadLeaf head, List<StateBundle.State> said) {
    RefusedException.unless(
        head.previous().equals(lastHead), "head " + leaves + ": does not name the head before it");
    for (StateBundle.State state : said) {
      RefusedException.unless(
          named.containsKey(state.directory()),
          "head %d: directory %s is another than before, and no leaf says that anything happened to it"
              .formatted(leaves, state.directory()));
      named.put(state.directory(), state.listing());
    }
    RefusedException.unless(
        head.subjects() == values.size(),
        "head %d: counts %d subjects, the leaves before it name %d"
            .formatted(leaves, head.subjects(), values.size()));
    RefusedException.unless(
        map.put(hashes()).equals(head.map()),
        "head "
            + leaves
            + ": its map is not what the leaves before it give; a subject's events, their number or their order were changed");
    named.clear();
    states += said.size();
    heads++;
    if (waiting != null) {
      wait = wait.or(waiting, head.at(), leaves);
    }
    waiting = null;
    lastHead = Optional.of(head.index());
  }

  private Map<SubjectKey, Sha256> hashes() {
    Map<SubjectKey, Sha256> hashes = new TreeMap<>();
    named.forEach((key, state) ->
        hashes.put(
            key,
            values
                .computeIfPresent(
                    key,
                    (same, value) ->
                        new MapValue(value.chain(), value.count(), value.last(), state))
                .hash()));
    return hashes;
  }

  boolean endsWithHead() {
    return leaves == 0 || lastHead.filter(head -> head.value() == leaves - 1).isPresent();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "%d heads, %d subjects, %d states of directories, %d time stamps on record"
            .formatted(heads, values.size(), states, tokens));
    notes.add(
        "an event waited at most %s for a head (head %d)".formatted(wait.seconds(), wait.leaf()));
    notes.add(
        "the longest silence is %s, after leaf %d; more than 120 s is not provable"
            .formatted(silence.seconds(), silence.leaf()));
    return notes;
  }
}
