package org.tallystick.handout;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;
import org.tallystick.manifest.ManifestDay;
import org.tallystick.partner.InterfaceId;

/// What the archive calls its own lists: `<yyyy-mm-dd>.csv`, `<yyyy-mm-dd>.<interface>.csv`, and `.csv.sig` for their signatures.
///
/// @param only the short name of the interface it is about
record ManifestName(LocalDate day, Optional<String> only, String ending) {

  static final String LIST = "csv";
  static final String SIGNATURE = "csv.sig";

  private static final Pattern ENDING =
      Pattern.compile("(?:([a-z0-9][a-z0-9-]{0,22})\\.)?(csv|csv\\.sig)");

  static Optional<ManifestName> of(List<RawName> below) {
    return DailyFile.of(below)
        .flatMap(file -> {
          Matcher form = ENDING.matcher(file.ending());
          return form.matches()
              ? Optional.of(
                  new ManifestName(file.day(), Optional.ofNullable(form.group(1)), form.group(2)))
              : Optional.empty();
        });
  }

  static ManifestName of(ManifestDay day, String ending) {
    return new ManifestName(day.day(), day.subject().only().map(InterfaceId::shortName), ending);
  }

  boolean isSignature() {
    return ending.equals(SIGNATURE);
  }

  String text() {
    return new DailyFile(day, only.map(agreed -> agreed + ".").orElse("") + ending).name();
  }
}
