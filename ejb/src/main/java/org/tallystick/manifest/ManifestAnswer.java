package org.tallystick.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.StoredContent;
import org.tallystick.dropped.DroppedFile;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.message.JsonText;
import org.tallystick.partner.InterfaceId;

/// What a partner is told of its manifest.
final class ManifestAnswer {

  /// Differences the answer itself shows; all of them are in the CSV beside it.
  static final int SHOWN = 20;

  private ManifestAnswer() {}

  static String of(
      DroppedFile manifest,
      ManifestDay day,
      boolean bothWays,
      Counts counts,
      List<Difference> first) {
    return JsonText.page(json -> {
      head(json, manifest)
          .put("sha256", manifest.content().digest().hex())
          .put("understood", true)
          .put("day", day.day().toString())
          .put("interface", day.subject().only().map(InterfaceId::value))
          .put("from", day.from().toString())
          .put("until", day.until().toString())
          .put("dayIsOver", day.isOver())
          .put("comparedWith", bothWays ? "files both ways" : "files you sent")
          .put("logSize", day.span().seen())
          .put("agree", counts.agree())
          .put("lines", counts.lines())
          .put("identical", counts.identical())
          .put("onlyOurs", counts.onlyOurs())
          .put("onlyTheirs", counts.onlyTheirs())
          .put("different", counts.different())
          .put("notTaken", counts.notTaken())
          .put("differences", "answers/" + manifest.name().followedBy(".csv").encoded());
      if (!first.isEmpty()) {
        json.put("first", first.stream().map(ManifestAnswer::line).toList());
      }
    });
  }

  private static JsonText head(JsonText json, DroppedFile manifest) {
    return json.put("manifest", manifest.name().encoded())
        .put("time", manifest.at().toString())
        .put("event", manifest.index());
  }

  private static String line(Difference difference) {
    return JsonText.line(json -> {
      json.put("kind", difference.kind().word())
          .put("direction", difference.inbound() ? "inbound" : "outbound")
          .put("name", difference.name())
          .put("sha256Ours", difference.ours())
          .put("sha256Theirs", difference.theirs());
      difference.document().ifPresent(index -> json.put("index", index));
      difference.line().ifPresent(line -> json.put("line", line));
    });
  }

  static String unreadable(DroppedFile manifest, boolean isKept, String why) {
    return JsonText.page(json -> {
      head(json, manifest);
      if (isKept) {
        json.put("sha256", manifest.content().digest().hex());
      }
      json.put("understood", false).put("error", why);
    });
  }

  /// An answer is short: it rides in the transaction.
  static KeptContents.Kept kept(String answer) {
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    return new KeptContents.Kept(new StoredContent(ContentDigest.of(bytes), bytes.length), bytes);
  }

  /// What stands for a manifest that was not taken.
  static StoredContent nothing() {
    return new StoredContent(ContentDigest.EMPTY, 0);
  }
}
