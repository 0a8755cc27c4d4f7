package org.tallystick.fsck;

import java.time.Instant;
import java.util.List;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.proof.LastCheck;

/// What a check of everything has found, or has found so far.
///
/// @param done leaves and contents looked at, of `total`
/// @param findings the first 500 of each kind
public record FsckReport(
    Instant begun,
    Instant at,
    boolean complete,
    long done,
    long total,
    long damage,
    long views,
    long notes,
    List<Finding> findings) {

  private static final int FIRST = 3;

  public FsckReport {
    findings = List.copyOf(findings);
  }

  public boolean isClean() {
    return damage + views == 0;
  }

  /// For the evidence state.
  public LastCheck lastCheck() {
    return new LastCheck(
        begun,
        at,
        complete,
        done,
        total,
        damage + views,
        findings.stream()
            .filter(finding -> finding.kind() != Finding.Kind.NOTE)
            .limit(FIRST)
            .map(Finding::sentence)
            .toList());
  }

  public JsonObject json() {
    return JsonObject.builder()
        .put("begun", begun.toString())
        .put("at", at.toString())
        .put("state", complete ? "complete" : "running")
        .put("result", isClean() ? "clean" : "wrong")
        .put("done", done)
        .put("total", total)
        .put("damage", damage)
        .put("views", views)
        .put("notes", notes)
        .put("findings", new JsonArray(List.copyOf(findings.stream().map(Finding::json).toList())))
        .build();
  }

  static FsckReport parse(byte[] bytes) {
    JsonObject json = JsonObject.parse(bytes);
    return new FsckReport(
        Instant.parse(json.text("begun")),
        Instant.parse(json.text("at")),
        json.text("state").equals("complete"),
        json.integer("done"),
        json.integer("total"),
        json.integer("damage"),
        json.integer("views"),
        json.integer("notes"),
        json.array("findings").elements().stream()
            .map(each -> Finding.of((JsonObject) each))
            .toList());
  }

  /// For people: one line a finding, then what it comes to and what to do.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.kind().word()).append("  ").append(finding.sentence()).append('\n');
    }
    long more = damage + views + notes - findings.size();
    if (more > 0) {
      text.append("and ").append(more).append(" more\n");
    }
    text.append("Looked at ").append(done).append(" leaves and contents. ");
    return text.append(conclusion()).append('\n').toString();
  }

  private String conclusion() {
    if (isClean()) {
      return "Everything is as it was written.";
    }
    if (damage == 0) {
      return views
          + " rows of views differ from what the leaves give. Stop the server and run ./tallystick fsck --repair-views; no evidence is touched.";
    }
    return damage
        + " things differ from what was written"
        + (views == 0 ? "" : ", and " + views + " rows of views")
        + ". Keep the disk and its backups as they are; docs/operations.md, chapter \"The check\", says what to do about each.";
  }
}
