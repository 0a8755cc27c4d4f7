package org.tallystick.evidence.claim;

import java.util.Optional;
import org.tallystick.evidence.claim.Claim.DirectoryHeld;
import org.tallystick.evidence.claim.Claim.FileMoved;
import org.tallystick.evidence.claim.Claim.ListedNotRead;
import org.tallystick.evidence.claim.Claim.LogUnchanged;
import org.tallystick.evidence.claim.Claim.Sessions;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;

/// The members of `claim.json` that differ from kind to kind (`docs/evidence.md` §7).
final class ClaimJson {

  private static final String HELD = "directory.held";
  private static final String UNCHANGED = "log.unchanged";
  private static final String NOT_READ = "listed.not.read";
  private static final String SESSIONS = "sessions";

  private ClaimJson() {}

  static Claim read(JsonObject json) {
    return switch (json.text("claim")) {
      case HELD -> held(json);
      case UNCHANGED -> new LogUnchanged(new TreeSize(json.integer("size")));
      case NOT_READ -> notRead(json);
      case SESSIONS ->
          new Sessions(
              instant(json, "from"),
              instant(json, "to"),
              json.integer("sessions"),
              json.integer("failures"),
              clock(json));
      default -> moved(json);
    };
  }

  private static FileMoved moved(JsonObject json) {
    return new FileMoved(
        EventType.ofWord(json.text("claim")),
        index(json, "leaf"),
        path(json),
        ClaimedFile.parse(json.object("file")),
        either(json, "content", "included", "absent"));
  }

  private static DirectoryHeld held(JsonObject json) {
    Optional<CivilDay> day =
        json.findText("day").map(date -> CivilDay.parse(date, json.text("zone")));
    return new DirectoryHeld(
        path(json),
        instant(json, "from"),
        instant(json, "to"),
        Sha256.ofHex(json.text("listing")),
        json.integer("entries"),
        index(json, "before"),
        index(json, "after"),
        either(json, "form", "full", "compact"),
        day,
        clock(json));
  }

  private static ListedNotRead notRead(JsonObject json) {
    return new ListedNotRead(
        index(json, "listed"),
        path(json),
        ClaimedFile.parse(json.object("file")),
        index(json, "placed"),
        index(json, "before"),
        index(json, "after"),
        instant(json, "until"),
        clock(json));
  }

  static JsonObject.Builder write(Claim claim) {
    JsonObject.Builder json = JsonObject.builder();
    return switch (claim) {
      case FileMoved moved ->
          json.put("claim", moved.type().word())
              .put("leaf", moved.leaf().value())
              .put("path", moved.path().encoded())
              .put("file", moved.file().json())
              .put("content", moved.included() ? "included" : "absent");
      case DirectoryHeld held -> write(json, held);
      case LogUnchanged unchanged ->
          json.put("claim", UNCHANGED).put("size", unchanged.size().value());
      case ListedNotRead notRead ->
          json.put("claim", NOT_READ)
              .put("listed", notRead.listed().value())
              .put("path", notRead.path().encoded())
              .put("file", notRead.file().json())
              .put("placed", notRead.placed().value())
              .put("before", notRead.before().value())
              .put("after", notRead.after().value())
              .put("until", notRead.until().text())
              .put("clock", notRead.clock().word());
      case Sessions sessions ->
          json.put("claim", SESSIONS)
              .put("from", sessions.from().text())
              .put("to", sessions.to().text())
              .put("sessions", sessions.sessions())
              .put("failures", sessions.failures())
              .put("clock", sessions.clock().word());
    };
  }

  private static JsonObject.Builder write(JsonObject.Builder json, DirectoryHeld held) {
    json.put("claim", HELD)
        .put("path", held.path().encoded())
        .put("from", held.from().text())
        .put("to", held.to().text())
        .put("listing", held.listing().hex())
        .put("entries", held.entries())
        .put("before", held.before().value())
        .put("after", held.after().value())
        .put("form", held.full() ? "full" : "compact")
        .put("clock", held.clock().word());
    held.day()
        .ifPresent(day -> json.put("day", day.date().toString()).put("zone", day.zone().getId()));
    return json;
  }

  private static RawPath path(JsonObject json) {
    return RawPath.decode(json.text("path"));
  }

  private static LeafIndex index(JsonObject json, String name) {
    return new LeafIndex(json.integer(name));
  }

  private static LogInstant instant(JsonObject json, String name) {
    return LogInstant.parse(json.text(name));
  }

  private static Clocks clock(JsonObject json) {
    return Clocks.ofWord(json.text("clock"));
  }

  private static boolean either(JsonObject json, String name, String yes, String no) {
    String word = json.text(name);
    if (!word.equals(yes) && !word.equals(no)) {
      throw new IllegalArgumentException(name + " \"" + word + "\": expected " + yes + " or " + no);
    }
    return word.equals(yes);
  }
}
