package org.tallystick.evidence.map;

import java.util.Set;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

/// What a head says of one subject: how many leaves name it, which was the last, the chain of all of them, and its state.
///
/// @param state of a directory the hash of its listing, otherwise the `doc` of the last leaf
public record MapValue(Sha256 chain, long count, LeafIndex last, Sha256 state) {

  private static final Set<String> MEMBERS = Set.of("chain", "count", "last", "state");

  public MapValue {
    if (count < 1) {
      throw new IllegalArgumentException("subject with " + count + " leaves: expected at least 1");
    }
  }

  public static MapValue parse(JsonObject json) {
    json.requireExactly(MEMBERS);
    return new MapValue(
        Sha256.ofHex(json.text("chain")),
        json.integer("count"),
        new LeafIndex(json.integer("last")),
        Sha256.ofHex(json.text("state")));
  }

  /// `SHA-256(chain || leafHash)`; the chain before the first leaf is [Sha256#ZERO].
  public static Sha256 chain(Sha256 before, LeafHash leaf) {
    return Sha256.over(before.bytes(), leaf.bytes());
  }

  public JsonObject json() {
    return JsonObject.builder()
        .put("chain", chain.hex())
        .put("count", count)
        .put("last", last.value())
        .put("state", state.hex())
        .build();
  }

  /// SHA-256 of the canonical bytes: what the map holds of it.
  public Sha256 hash() {
    return Sha256.over(json().bytes());
  }
}
