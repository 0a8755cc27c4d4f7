package org.tallystick.evidence.leaf;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;

/// One line of a log (`LEAF-1`): when, which event document, the how-manieth leaf, about which subjects, what.
public record Leaf(
    LeafIndex index,
    LogInstant at,
    EventType type,
    ContentDigest document,
    List<SubjectKey> subjects)
    implements LogLine {

  public static final int MAX_BYTES = 4096;

  /// Each takes 67 bytes, everything else less than 300.
  private static final int SURELY_FIT = 50;

  private static final int VERSION = 1;
  private static final Set<String> MEMBERS = Set.of("at", "doc", "i", "sub", "type", "v");

  public Leaf {
    subjects = List.copyOf(subjects);
    for (int i = 1; i < subjects.size(); i++) {
      if (subjects.get(i - 1).compareTo(subjects.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "leaf " + index + ": subject " + i + " does not come after the one before it");
      }
    }
    if (subjects.size() > SURELY_FIT) {
      requireFits(index, bytes(index, at, type, document, subjects).length);
    }
  }

  /// A leaf about these subjects, in whatever order they come.
  public static Leaf of(
      LeafIndex index,
      LogInstant at,
      EventType type,
      ContentDigest document,
      Collection<SubjectKey> subjects) {
    return new Leaf(index, at, type, document, List.copyOf(new TreeSet<>(subjects)));
  }

  /// Reads a stored line, without a line end.
  public static Leaf parse(byte[] line) {
    if (line.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "leaf of " + line.length + " bytes: expected at most " + MAX_BYTES);
    }
    return parse(JsonObject.parse(line));
  }

  static Leaf parse(JsonObject json) {
    json.requireExactly(MEMBERS);
    if (json.integer("v") != VERSION) {
      throw new IllegalArgumentException(
          "leaf of version " + json.integer("v") + ": expected " + VERSION);
    }
    return new Leaf(
        new LeafIndex(json.integer("i")),
        LogInstant.parse(json.text("at")),
        EventType.ofWord(json.text("type")),
        ContentDigest.ofHex(json.text("doc")),
        json.array("sub").strings().stream().map(SubjectKey::ofHex).toList());
  }

  /// The line as it is stored and hashed, without a line end.
  @Override
  public byte[] bytes() {
    return bytes(index, at, type, document, subjects);
  }

  @Override
  public LeafHash hash() {
    return LeafHash.of(bytes());
  }

  private static void requireFits(LeafIndex index, int length) {
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "leaf "
              + index
              + " of "
              + length
              + " bytes: expected at most "
              + MAX_BYTES
              + "; an event with fewer subjects");
    }
  }

  private static byte[] bytes(
      LeafIndex index,
      LogInstant at,
      EventType type,
      ContentDigest document,
      List<SubjectKey> subjects) {
    return JsonObject.builder()
        .put("at", at.text())
        .put("doc", document.hex())
        .put("i", index.value())
        .put("sub", JsonArray.ofStrings(subjects.stream().map(SubjectKey::hex).toList()))
        .put("type", type.word())
        .put("v", VERSION)
        .build()
        .bytes();
  }
}
