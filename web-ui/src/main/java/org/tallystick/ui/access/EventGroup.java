package org.tallystick.ui.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.leaf.EventType;

/// Kinds of event as people choose among them.
enum EventGroup {
  SESSIONS(
      "Sessions and sign-ins",
      Set.of(
          EventType.SESSION_OPENED,
          EventType.SESSION_CLOSED,
          EventType.AUTH_FAILED,
          EventType.ADDRESS_BANNED)),
  REFUSED("Refusals", Set.of(EventType.AUTH_FAILED, EventType.OPERATION_REFUSED)),
  UPLOADS(
      "Uploads",
      Set.of(
          EventType.UPLOAD_OPENED,
          EventType.FILE_RECEIVED,
          EventType.UPLOAD_HELD,
          EventType.FINDING_NOTED,
          EventType.UPLOAD_INTERRUPTED,
          EventType.UPLOAD_DISCARDED)),
  DOWNLOADS(
      "Downloads",
      Set.of(
          EventType.FILE_READ,
          EventType.READ_CLOSED,
          EventType.FILE_DELIVERED,
          EventType.FILE_ACKNOWLEDGED)),
  REMOTE(
      "Partners' own servers",
      Set.of(
          EventType.REMOTE_LISTED,
          EventType.REMOTE_FAILED,
          EventType.REMOTE_UNREACHED,
          EventType.DELIVERY_ATTEMPTED,
          EventType.DELIVERY_FAILED)),
  QUERIES(
      "Resends, replays and manifests",
      Set.of(EventType.RESEND_REQUESTED, EventType.DOCUMENT_REPLAYED, EventType.MANIFEST_COMPARED)),
  DIRECTORIES(
      "Listings and directories",
      Set.of(
          EventType.DIRECTORY_LISTED,
          EventType.DIRECTORY_MADE,
          EventType.DIRECTORY_REMOVED,
          EventType.FILE_RENAMED,
          EventType.FILE_REMOVED,
          EventType.SIDECAR_PLACED,
          EventType.ATTRIBUTES_SET,
          EventType.ATTRIBUTES_ASKED,
          EventType.EXCHANGE_FOLDER_USED)),
  PEOPLE(
      "Our people",
      Set.of(
          EventType.DOCUMENT_READ,
          EventType.BUSINESS_DOCUMENT_CREATED,
          EventType.DOCUMENT_LINKED,
          EventType.CONFIG_CHANGED)),
  SERVER(
      "The server",
      Set.of(
          EventType.SERVER_STARTED,
          EventType.SERVER_STOPPED,
          EventType.HEARTBEAT,
          EventType.TOKEN,
          EventType.CLOCK_STEPPED));

  private final String label;
  private final Set<EventType> types;

  EventGroup(String label, Set<EventType> types) {
    this.label = label;
    this.types = types;
  }

  String label() {
    return label;
  }

  Set<EventType> types() {
    return types;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<EventGroup> ofWord(String word) {
    return Arrays.stream(values()).filter(group -> group.word().equals(word)).findFirst();
  }
}
