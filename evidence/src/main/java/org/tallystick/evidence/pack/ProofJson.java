package org.tallystick.evidence.pack;

import java.util.List;
import java.util.Set;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;

/// `{"from":…,"hashes":[…],"to":…}`: a range proof or a consistency proof.
public record ProofJson(TreeSize from, TreeSize to, List<NodeHash> hashes) {

  private static final Set<String> MEMBERS = Set.of("from", "hashes", "to");

  public ProofJson {
    hashes = List.copyOf(hashes);
  }

  static ProofJson parse(byte[] bytes) {
    JsonObject json = JsonObject.parse(bytes).requireExactly(MEMBERS);
    return new ProofJson(
        new TreeSize(json.integer("from")),
        new TreeSize(json.integer("to")),
        json.array("hashes").strings().stream()
            .map(hex -> new NodeHash(Sha256.ofHex(hex)))
            .toList());
  }

  public byte[] bytes() {
    return JsonObject.builder()
        .put("from", from.value())
        .put("hashes", JsonArray.ofStrings(hashes.stream().map(NodeHash::hex).toList()))
        .put("to", to.value())
        .build()
        .bytes();
  }
}
