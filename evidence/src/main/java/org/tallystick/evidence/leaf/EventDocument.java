package org.tallystick.evidence.leaf;

import java.util.Optional;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

/// What happened, in words: canonical JSON with `at`, `salt`, `type`, `v` and whatever fields the event's type has.
///
/// Two documents of the same event differ in their salt, so build one once and keep it.
public final class EventDocument {

  public static final int MAX_BYTES = 256 * 1024;

  private static final int VERSION = 1;

  private final JsonObject json;
  private final byte[] bytes;
  private final EventType type;
  private final LogInstant at;

  private EventDocument(JsonObject json, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "event document of " + bytes.length + " bytes: expected at most " + MAX_BYTES);
    }
    if (json.integer("v") != VERSION) {
      throw new IllegalArgumentException(
          "event document of version " + json.integer("v") + ": expected " + VERSION);
    }
    Salt.ofHex(json.text("salt"));
    this.type = EventType.ofWord(json.text("type"));
    this.at = LogInstant.parse(json.text("at"));
    this.json = json;
    this.bytes = bytes;
  }

  /// Reads a stored document; the bytes are kept as they are (`LEAF-5`).
  public static EventDocument parse(byte[] stored) {
    byte[] bytes = stored.clone();
    return new EventDocument(JsonObject.parse(bytes), bytes);
  }

  public static Builder builder(EventType type, LogInstant at, Salt salt) {
    return new Builder(type, at, salt);
  }

  public EventType type() {
    return type;
  }

  public LogInstant at() {
    return at;
  }

  /// Every field, to read those that only some types have.
  public JsonObject json() {
    return json;
  }

  public Optional<String> account() {
    return json.findText("account");
  }

  public Optional<String> session() {
    return json.findText("session");
  }

  public Optional<RawPath> path() {
    return json.findText("path").map(RawPath::decode);
  }

  /// The bytes as stored and hashed.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// What the leaf's `doc` says.
  public ContentDigest digest() {
    return ContentDigest.of(bytes);
  }

  /// Collects an event's fields, each at most once.
  public static final class Builder {

    private final JsonObject.Builder json = JsonObject.builder();

    private Builder(EventType type, LogInstant at, Salt salt) {
      json.put("type", type.word()).put("at", at.text()).put("salt", salt.hex()).put("v", VERSION);
    }

    public Builder account(String account) {
      return text("account", account);
    }

    public Builder session(String session) {
      return text("session", session);
    }

    /// Where the caller is: address and port.
    public Builder peer(String peer) {
      return text("peer", peer);
    }

    public Builder path(RawPath path) {
      return path("path", path);
    }

    /// Another path, such as where a rename leads.
    public Builder path(String field, RawPath path) {
      return text(field, path.encoded());
    }

    public Builder file(RawName name, ContentDigest digest, long size) {
      return object(
          "file",
          JsonObject.builder()
              .put("name", name.encoded())
              .put("sha256", digest.hex())
              .put("size", size)
              .build());
    }

    public Builder text(String field, String value) {
      json.put(field, value);
      return this;
    }

    public Builder integer(String field, long value) {
      json.put(field, value);
      return this;
    }

    public Builder object(String field, JsonObject value) {
      json.put(field, value);
      return this;
    }

    public EventDocument build() {
      JsonObject built = json.build();
      return new EventDocument(built, built.bytes());
    }
  }
}
