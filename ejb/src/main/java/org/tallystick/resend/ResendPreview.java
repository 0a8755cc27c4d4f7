package org.tallystick.resend;

import java.util.ArrayList;
import java.util.List;

/// What sending these files again, or having them processed again, would mean.
///
/// @param files how many were selected and were sent once; of a replay, were received
/// @param partners of how many partners
/// @param bytes of all of them together
/// @param acknowledged how many were taken over already, by their partners or by our application
/// @param superseded how many have a later version under the same name
/// @param there how many still stand where they were placed; sending them again changes nothing
/// @param leftOut how many of the selection went the other way
/// @param needsApproval whether somebody else has to approve it
public record ResendPreview(
    ResendOrder.Kind kind,
    int files,
    int partners,
    long bytes,
    int acknowledged,
    int superseded,
    int there,
    int leftOut,
    boolean needsApproval) {

  /// For people: `214 files, 3 partners, 12 acknowledged already, 2 superseded by later versions`.
  public String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(files == 1 ? "1 file" : files + " files");
    parts.add(partners == 1 ? "1 partner" : partners + " partners");
    add(parts, acknowledged, "acknowledged already");
    add(parts, superseded, "superseded by later versions");
    add(parts, there, "there already");
    add(
        parts,
        leftOut,
        (kind == ResendOrder.Kind.RESEND ? "from partners" : "to partners") + " left out");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
