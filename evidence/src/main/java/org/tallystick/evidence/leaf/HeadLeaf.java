package org.tallystick.evidence.leaf;

import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

/// What the subject map is over all leaves before this one.
///
/// @param map the map's root
/// @param previous the head before, empty for a log's first
/// @param subjects how many entries the map has
public record HeadLeaf(
    LeafIndex index, LogInstant at, Sha256 map, Optional<LeafIndex> previous, long subjects)
    implements LogLine {

  private static final int VERSION = 1;
  private static final Set<String> FIRST = Set.of("at", "i", "map", "subjects", "type", "v");
  private static final Set<String> LATER =
      Set.of("at", "i", "map", "prev", "subjects", "type", "v");

  public HeadLeaf {
    if (subjects < 0) {
      throw new IllegalArgumentException(
          "head " + index + " with " + subjects + " subjects: expected 0 or more");
    }
  }

  static HeadLeaf parse(JsonObject json) {
    boolean later = json.find("prev").isPresent();
    json.requireExactly(later ? LATER : FIRST);
    if (json.integer("v") != VERSION) {
      throw new IllegalArgumentException(
          "head of version " + json.integer("v") + ": expected " + VERSION);
    }
    LeafIndex index = new LeafIndex(json.integer("i"));
    Optional<LeafIndex> previous =
        later ? Optional.of(new LeafIndex(json.integer("prev"))) : Optional.empty();
    if (previous.isPresent() && previous.get().compareTo(index) >= 0) {
      throw new IllegalArgumentException("head " + index + ": comes after " + previous.get());
    }
    return new HeadLeaf(
        index,
        LogInstant.parse(json.text("at")),
        Sha256.ofHex(json.text("map")),
        previous,
        json.integer("subjects"));
  }

  /// The line as it is stored and hashed, without a line end.
  @Override
  public byte[] bytes() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("at", at.text())
            .put("i", index.value())
            .put("map", map.hex())
            .put("subjects", subjects)
            .put("type", EventType.HEAD.word())
            .put("v", VERSION);
    previous.ifPresent(before -> json.put("prev", before.value()));
    return json.build().bytes();
  }

  @Override
  public EventType type() {
    return EventType.HEAD;
  }

  @Override
  public LeafHash hash() {
    return LeafHash.of(bytes());
  }
}
