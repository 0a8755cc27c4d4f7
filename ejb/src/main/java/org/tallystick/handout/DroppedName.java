package org.tallystick.handout;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;
import org.tallystick.resend.Resend;

/// What the name of a dropped file says of it.
final class DroppedName {

  private static final Pattern REQUEST =
      Pattern.compile("resend-.*\\.(json|txt|csv)", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile(
          "\\..*|.*\\.(filepart|part|tmp|partial|upload|writing)|_.*\\.tmp", Pattern.DOTALL);

  private DroppedName() {}

  private static String text(RawName name) {
    return new String(name.bytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /// A name clients give a file while they write it; its rename is what counts.
  static boolean isPart(RawName name) {
    return PART.matcher(text(name)).matches();
  }

  /// `json`, `txt` or `csv`.
  static String ending(RawName name) {
    Matcher form = REQUEST.matcher(text(name));
    return form.matches() ? form.group(1) : "txt";
  }

  /// Why a file of this name cannot be dropped there; empty when it can.
  static Optional<String> refusal(DroppedFolder folder, RawName name) {
    if (!Resend.canBeAnswered(name)) {
      return Optional.of("the name has " + name.length() + " bytes, expected at most 250");
    }
    return switch (folder) {
      case REQUESTS ->
          REQUEST.matcher(text(name)).matches()
              ? Optional.empty()
              : Optional.of(
                  "is no request, expected a name such as resend-1.json, resend-1.txt or resend-1.csv");
      case MANIFESTS ->
          ManifestFolder.isOurs(name)
              ? Optional.of(
                  "is the name of our own list, expected another, for example mine-" + name.text())
              : Optional.empty();
      case ANSWERS -> Optional.of("only the archive writes answers");
    };
  }
}
