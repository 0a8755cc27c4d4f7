package org.tallystick.fsck;

import java.util.Optional;
import org.tallystick.evidence.leaf.EventDocument;

/// The traces that rules R6 and R7 leave: what was answered stands after what had to be durable before it. That nothing was answered too early no stored data can show.
final class ReplayedOrder {

  private final StoredLog log;
  private final ReplayStore store;
  private final Findings findings;

  ReplayedOrder(StoredLog log, ReplayStore store, Findings findings) {
    this.log = log;
    this.store = store;
    this.findings = findings;
  }

  void check(long index, EventDocument event) {
    switch (event.type()) {
      case FILE_READ -> store.count(reading(event), 1);
      case READ_CLOSED -> closed(index, event);
      case FILE_DELIVERED -> delivered(index, event);
      case DELIVERY_ATTEMPTED -> store.count(attempt(event), 1);
      case REMOTE_LISTED -> store.count(remote(event), 1);
      case UPLOAD_HELD -> held(index, event);
      case DIRECTORY_LISTED -> listed(index, event.json().integer("size"));
      case UPLOAD_OPENED -> upload(event).ifPresent(upload -> store.count(upload, 1));
      case FILE_RECEIVED -> received(index, event);
      default -> {
        // Nothing has to stand before it.
      }
    }
  }

  private void closed(long index, EventDocument event) {
    String reading = reading(event);
    if (store.counted(reading) > 0) {
      store.count(reading, -1);
      return;
    }
    findings.damage(
        "R6",
        log.leaf(index),
        event.type().word() + " of version " + event.json().integer("placed"),
        "a file.read of it before, in the same session, that is not closed yet");
  }

  /// To a partner's own server nobody reads: there we wrote.
  private void delivered(long index, EventDocument event) {
    if (event.json().findText("remote").isEmpty()) {
      closed(index, event);
    } else if (store.counted(attempt(event)) == 0) {
      findings.damage(
          "R6",
          log.leaf(index),
          "file.delivered of version " + event.json().integer("placed"),
          "a delivery.attempted of it before");
    }
  }

  private static String attempt(EventDocument event) {
    return "attempt " + event.json().integer("placed");
  }

  private static String remote(EventDocument event) {
    return "remote listing " + event.json().text("interface");
  }

  private void held(long index, EventDocument event) {
    if (event.json().findText("remote").isPresent()) {
      store.count("fetched " + index, 1);
    }
  }

  private static String reading(EventDocument event) {
    return "reading " + event.session().orElse("none") + " " + event.json().integer("placed");
  }

  private void listed(long index, long size) {
    if (size > index) {
      findings.damage(
          "R6",
          log.leaf(index),
          "a listing of the log at size " + size,
          "at most " + index + ", what was there before it");
    }
  }

  private static Optional<String> upload(EventDocument event) {
    return event.json().findText("upload").map(id -> "upload " + id);
  }

  private void received(long index, EventDocument event) {
    Optional<String> upload = upload(event);
    boolean came =
        upload.isPresent() ? store.counted(upload.get()) > 0 : wasSeen(event) || wasHeld(event);
    if (!came) {
      findings.damage(
          "R7",
          log.leaf(index),
          "a file received by " + upload.orElse("no upload"),
          "an upload.opened of it before, or a remote.listed that showed it");
    }
  }

  private boolean wasSeen(EventDocument event) {
    return event.json().findText("remote").isPresent() && store.counted(remote(event)) > 0;
  }

  private boolean wasHeld(EventDocument event) {
    return event.json().find("held").isPresent()
        && store.counted("fetched " + event.json().integer("held")) > 0;
  }
}
