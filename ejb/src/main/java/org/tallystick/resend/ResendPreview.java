package org.tallystick.resend;

import java.util.ArrayList;
import java.util.List;

/// What sending these files again would mean.
///
/// @param files how many were selected and were sent once
/// @param partners of how many partners
/// @param bytes of all of them together
/// @param acknowledged how many their partners have taken over already
/// @param superseded how many have a later version under the same name
/// @param there how many still stand where they were placed; sending them again changes nothing
/// @param received how many of the selection came from partners, and are left out
/// @param needsApproval whether somebody else has to approve it
public record ResendPreview(
    int files,
    int partners,
    long bytes,
    int acknowledged,
    int superseded,
    int there,
    int received,
    boolean needsApproval) {

  /// For people: `214 files, 3 partners, 12 acknowledged already, 2 superseded by later versions`.
  public String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(files == 1 ? "1 file" : files + " files");
    parts.add(partners == 1 ? "1 partner" : partners + " partners");
    add(parts, acknowledged, "acknowledged already");
    add(parts, superseded, "superseded by later versions");
    add(parts, there, "there already");
    add(parts, received, "from partners left out");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
