package org.tallystick.evidence.tile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

/// What the heads among up to 256 leaves say of directories: the one part of a subject map that does not follow from the leaves. `docs/evidence.md` §11.
public record StateBundle(List<State> states) {

  private static final int LENGTH = Long.BYTES + 2 * Sha256.LENGTH;

  /// At the head, the directory's listing has this hash; [Sha256#ZERO] when there is no such directory.
  public record State(LeafIndex head, SubjectKey directory, Sha256 listing)
      implements Comparable<State> {

    private static final Comparator<State> ORDER =
        Comparator.comparing(State::head).thenComparing(State::directory);

    @Override
    public int compareTo(State other) {
      return ORDER.compare(this, other);
    }
  }

  public StateBundle {
    states = List.copyOf(states);
    for (int i = 1; i < states.size(); i++) {
      if (states.get(i - 1).compareTo(states.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "record " + i + " does not come after the one before it");
      }
    }
  }

  public static StateBundle parse(byte[] bytes) {
    if (bytes.length % LENGTH != 0) {
      throw new IllegalArgumentException("its length is no multiple of " + LENGTH);
    }
    List<State> states = new ArrayList<>();
    for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
      LeafIndex head = new LeafIndex(rest.getLong());
      states.add(new State(head, SubjectKey.ofBytes(hash(rest)), Sha256.ofBytes(hash(rest))));
    }
    return new StateBundle(states);
  }

  private static byte[] hash(ByteBuffer rest) {
    byte[] hash = new byte[Sha256.LENGTH];
    rest.get(hash);
    return hash;
  }

  /// How many bytes a bundle of so many states has.
  public static long length(long states) {
    return states * LENGTH;
  }

  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(states.size() * LENGTH);
    for (State state : states) {
      bytes
          .putLong(state.head().value())
          .put(state.directory().bytes())
          .put(state.listing().bytes());
    }
    return bytes.array();
  }
}
