package org.tallystick.ledger;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

/// What is about to be appended. The ledger gives it its time, salt and index; every field goes into the event document, some also into the columns it is found by.
public final class Event {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final EventType type;
  private final List<Consumer<EventDocument.Builder>> fields = new ArrayList<>();
  private @Nullable String account;
  private @Nullable String session;
  private @Nullable String upload;
  private @Nullable Long document;

  private Event(EventType type) {
    this.type = type;
  }

  public static Event of(EventType type) {
    return new Event(type);
  }

  public Event account(String id) {
    account = id;
    return field(document -> document.account(id));
  }

  public Event session(SessionId id) {
    session = id.toString();
    return field(document -> document.session(id.toString()));
  }

  public Event upload(UploadId id) {
    upload = id.toString();
    return text("upload", id.toString());
  }

  /// The client's address and port.
  public Event peer(String peer) {
    return field(document -> document.peer(peer));
  }

  /// The person, by the name they sign in with.
  public Event user(String name) {
    return text("user", name);
  }

  /// The directory a `file` is in, or the one that was listed.
  public Event path(RawPath directory) {
    return field(document -> document.path(directory));
  }

  public Event path(String field, RawPath path) {
    return field(document -> document.path(field, path));
  }

  public Event file(RawName name, ContentDigest digest, long size) {
    return field(document -> document.file(name, digest, size));
  }

  /// The event is about the document that leaf `index` of the same log brought.
  public Event about(long index) {
    document = index;
    return this;
  }

  /// A read of the version that leaf `index` of the same log placed.
  public Event placed(long index) {
    return integer("placed", index);
  }

  public Event text(String field, String value) {
    return field(document -> document.text(field, value));
  }

  public Event integer(String field, long value) {
    return field(document -> document.integer(field, value));
  }

  private Event field(Consumer<EventDocument.Builder> field) {
    fields.add(field);
    return this;
  }

  EventDocument document(LogInstant at) {
    EventDocument.Builder builder = EventDocument.builder(type, at, Salt.random(RANDOM));
    fields.forEach(field -> field.accept(builder));
    return builder.build();
  }

  EventType type() {
    return type;
  }

  @Nullable String account() {
    return account;
  }

  @Nullable String session() {
    return session;
  }

  @Nullable String upload() {
    return upload;
  }

  @Nullable Long document() {
    return document;
  }

  boolean bringsDocument() {
    return type == EventType.FILE_RECEIVED || type == EventType.FILE_PLACED;
  }
}
