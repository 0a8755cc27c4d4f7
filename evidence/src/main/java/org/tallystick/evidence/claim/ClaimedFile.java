package org.tallystick.evidence.claim;

import java.util.Set;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;

/// A file by name, content and size, as event documents have it.
public record ClaimedFile(RawName name, ContentDigest digest, long size) {

  private static final Set<String> MEMBERS = Set.of("name", "sha256", "size");

  public static ClaimedFile parse(JsonObject json) {
    json.requireExactly(MEMBERS);
    return new ClaimedFile(
        RawName.decode(json.text("name")),
        ContentDigest.ofHex(json.text("sha256")),
        json.integer("size"));
  }

  public JsonObject json() {
    return JsonObject.builder()
        .put("name", name.encoded())
        .put("sha256", digest.hex())
        .put("size", size)
        .build();
  }
}
