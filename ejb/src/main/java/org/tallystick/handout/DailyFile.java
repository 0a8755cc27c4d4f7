package org.tallystick.handout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;

/// `<yyyy-mm-dd>.<ending>`.
record DailyFile(LocalDate day, String ending) {

  private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([a-z0-9.-]+)");

  static Optional<DailyFile> of(List<RawName> below) {
    if (below.size() != 1) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(below.getFirst().text());
    try {
      return form.matches()
          ? Optional.of(new DailyFile(LocalDate.parse(form.group(1)), form.group(2)))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  String name() {
    return day + "." + ending;
  }

  List<RawName> below() {
    return List.of(RawName.of(name()));
  }
}
