package org.tallystick.evidence.leaf;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that can happen, with its name in leaves. The names are part of format version 1: none is ever renamed
/// or used for something else.
public enum EventType {
  /// A log's first leaf.
  GENESIS("genesis"),
  /// The subject map's root over all leaves before.
  HEAD("head"),
  /// A time-stamping authority's token over an earlier checkpoint.
  TOKEN("token"),
  /// The server was there, at least every 60 s.
  HEARTBEAT("heartbeat"),
  SERVER_STARTED("server.started"),
  SERVER_STOPPED("server.stopped"),
  CLOCK_STEPPED("clock.stepped"),
  /// A cache differed from what the leaves say.
  DRIFT_FOUND("drift.found"),
  /// The log takes no more leaves.
  FREEZE("freeze"),

  /// A partner's session, or a person's on the web, is authenticated.
  SESSION_OPENED("session.opened", Durability.BEFORE_ANSWER),
  SESSION_CLOSED("session.closed"),
  AUTH_FAILED("auth.failed", Durability.BEFORE_ANSWER),
  ADDRESS_BANNED("address.banned"),
  CONFIG_CHANGED("config.changed", Durability.BEFORE_ANSWER),
  /// An operation we did not allow or could not make sense of.
  OPERATION_REFUSED("operation.refused"),

  UPLOAD_OPENED("upload.opened"),
  /// Closed, but not an exchange yet or ever: part name, sidecar, marker.
  UPLOAD_HELD("upload.held", Durability.BEFORE_ANSWER),
  UPLOAD_INTERRUPTED("upload.interrupted"),
  UPLOAD_DISCARDED("upload.discarded"),
  /// What came is not as it should be: it was kept, and both sides are told.
  FINDING_NOTED("finding.noted", Durability.BEFORE_ANSWER),

  FILE_RECEIVED("file.received", Durability.BEFORE_ANSWER),
  FILE_PLACED("file.placed", Durability.BEFORE_ANSWER),
  /// A hash sidecar of what we send: an entry, no document.
  SIDECAR_PLACED("sidecar.placed", Durability.BEFORE_ANSWER),
  /// Opened for reading.
  FILE_READ("file.read", Durability.BEFORE_ANSWER),
  /// A handle opened for reading was closed: bytes served, complete or not.
  READ_CLOSED("read.closed"),
  /// Every byte was served in one session.
  FILE_DELIVERED("file.delivered"),
  /// The partner took a file over, in one of the ways agreed.
  FILE_ACKNOWLEDGED("file.acknowledged", Durability.BEFORE_ANSWER),
  FILE_REMOVED("file.removed", Durability.BEFORE_ANSWER),
  FILE_RENAMED("file.renamed", Durability.BEFORE_ANSWER),
  ATTRIBUTES_SET("attributes.set", Durability.BEFORE_ANSWER),
  /// The STATs of one session and minute, summed up.
  ATTRIBUTES_ASKED("attributes.asked"),
  DIRECTORY_MADE("dir.made", Durability.BEFORE_ANSWER),
  DIRECTORY_REMOVED("dir.removed", Durability.BEFORE_ANSWER),
  DIRECTORY_LISTED("dir.listed", Durability.BEFORE_ANSWER),
  /// What a session did below `/.exchange`, summed up when it ends.
  EXCHANGE_FOLDER_USED("exchange.used"),
  /// We listed a directory of a partner's own server.
  REMOTE_LISTED("remote.listed", Durability.BEFORE_ANSWER),
  /// A file of a partner's own server could not be fetched, or what is agreed could not be done with it there.
  REMOTE_FAILED("remote.failed"),
  /// A partner's own server, or the directory agreed there, could not be reached or did not do what it was asked.
  REMOTE_UNREACHED("remote.unreached"),
  /// We are about to bring a file to a partner's own server.
  DELIVERY_ATTEMPTED("delivery.attempted", Durability.BEFORE_ANSWER),
  /// That attempt did not bring it there, or nobody knows.
  DELIVERY_FAILED("delivery.failed"),
  /// A partner's own list of a day beside the log.
  MANIFEST_COMPARED("manifest.compared", Durability.BEFORE_ANSWER),

  /// Somebody wants files again; what became of it.
  RESEND_REQUESTED("resend.requested", Durability.BEFORE_ANSWER),
  /// Our application is to process a document again.
  DOCUMENT_REPLAYED("document.replayed", Durability.BEFORE_ANSWER),
  /// One of our own people opened or downloaded a document.
  DOCUMENT_READ("document.read", Durability.BEFORE_ANSWER),
  BUSINESS_DOCUMENT_CREATED("business.created", Durability.BEFORE_ANSWER),
  DOCUMENT_LINKED("document.linked", Durability.BEFORE_ANSWER),
  STATE_REPORTED("state.reported"),
  VERDICT_GIVEN("verdict.given"),
  HOLD_SET("hold.set", Durability.BEFORE_ANSWER),
  HOLD_RELEASED("hold.released", Durability.BEFORE_ANSWER),
  ERASED("erased", Durability.BEFORE_ANSWER);

  private static final Map<String, EventType> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::word, Function.identity()));

  private final String word;
  private final Durability durability;

  EventType(String word) {
    this(word, Durability.NEXT_BATCH);
  }

  EventType(String word, Durability durability) {
    this.word = word;
    this.durability = durability;
  }

  /// Reads the name a leaf has.
  public static EventType ofWord(String word) {
    EventType type = BY_WORD.get(word);
    if (type == null) {
      throw new IllegalArgumentException(
          "event type \"" + word + "\": not one of format version 1; a newer program may know it");
    }
    return type;
  }

  /// As it stands in leaves and event documents.
  public String word() {
    return word;
  }

  /// Whether whoever caused the event is answered only after it is committed (rule R6).
  public boolean isDurableBeforeAnswer() {
    return durability == Durability.BEFORE_ANSWER;
  }

  private enum Durability {
    BEFORE_ANSWER,
    NEXT_BATCH
  }
}
