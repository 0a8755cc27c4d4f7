package org.tallystick.evidence.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.Verification;

/// That a map with a known root has this value for a key, or has none.
///
/// @param siblings from the root down, one a level
public record MapProof(SubjectKey key, List<Sha256> siblings, End end) {

  private static final int DEEPEST = 256;

  /// What stands where the key's path ends.
  public sealed interface End {}

  /// The key's own value.
  public record Held(MapValue value) implements End {}

  /// Another entry, alone where the key's would be: the key is not there.
  public record Other(SubjectKey key, Sha256 valueHash) implements End {}

  /// An empty place: the key is not there.
  public record Nothing() implements End {}

  public MapProof {
    siblings = List.copyOf(siblings);
  }

  /// The value it proves; empty when it proves that there is none.
  public Optional<MapValue> value() {
    return end instanceof Held(MapValue value) ? Optional.of(value) : Optional.empty();
  }

  /// Checks the shape first, then the content.
  public Verification verify(Sha256 root) {
    if (siblings.size() > DEEPEST) {
      return Verification.refused(
          "map proof: " + siblings.size() + " levels, expected at most " + DEEPEST);
    }
    if (!siblings.isEmpty() && siblings.getLast().equals(Sha256.ZERO)) {
      return Verification.refused("map proof: goes deeper than the map does");
    }
    if (end instanceof Other(SubjectKey other, Sha256 none) && !standsInForOurs(other)) {
      return Verification.refused("map proof: the other entry does not stand where ours would");
    }
    return rootOver().equals(root)
        ? Verification.ACCEPTED
        : Verification.refused("map proof: does not lead to the root");
  }

  private boolean standsInForOurs(SubjectKey other) {
    for (int depth = 0; depth < siblings.size(); depth++) {
      if (MapHash.bit(key, depth) != MapHash.bit(other, depth)) {
        return false;
      }
    }
    return !other.equals(key);
  }

  private Sha256 rootOver() {
    Sha256 node =
        switch (end) {
          case Held(MapValue value) -> MapHash.leaf(key, value.hash());
          case Other(SubjectKey other, Sha256 valueHash) -> MapHash.leaf(other, valueHash);
          case Nothing() -> Sha256.ZERO;
        };
    for (int depth = siblings.size() - 1; depth >= 0; depth--) {
      Sha256 sibling = siblings.get(depth);
      node = MapHash.bit(key, depth) ? MapHash.node(sibling, node) : MapHash.node(node, sibling);
    }
    return node;
  }

  public static MapProof parse(byte[] bytes) {
    JsonObject json = JsonObject.parse(bytes);
    return new MapProof(
        SubjectKey.ofHex(json.text("key")),
        json.array("siblings").strings().stream().map(Sha256::ofHex).toList(),
        end(json));
  }

  private static End end(JsonObject json) {
    if (json.find("value").isPresent()) {
      json.requireExactly(Set.of("key", "siblings", "value"));
      return new Held(MapValue.parse(json.object("value")));
    }
    if (json.find("other").isPresent()) {
      json.requireExactly(Set.of("key", "siblings", "other"));
      JsonObject other = json.object("other").requireExactly(Set.of("key", "value"));
      return new Other(SubjectKey.ofHex(other.text("key")), Sha256.ofHex(other.text("value")));
    }
    json.requireExactly(Set.of("key", "siblings"));
    return new Nothing();
  }

  public JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("key", key.hex())
            .put("siblings", JsonArray.ofStrings(siblings.stream().map(Sha256::hex).toList()));
    switch (end) {
      case Held(MapValue value) -> json.put("value", value.json());
      case Other(SubjectKey other, Sha256 valueHash) ->
          json.put(
              "other",
              JsonObject.builder().put("key", other.hex()).put("value", valueHash.hex()).build());
      case Nothing() -> {}
    }
    return json.build();
  }
}
