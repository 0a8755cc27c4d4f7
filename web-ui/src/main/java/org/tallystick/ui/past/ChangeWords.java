package org.tallystick.ui.past;

import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.past.DirectoryChange;
import org.tallystick.ui.shell.Formats;

/// Says in a sentence what a change did.
final class ChangeWords {

  private ChangeWords() {}

  static String of(DirectoryChange change) {
    return what(change) + change.account().map(account -> ", by " + account).orElse("") + ".";
  }

  private static String what(DirectoryChange change) {
    String name = change.name().map(RawName::text).orElse("");
    String other = change.other().map(RawPath::text).orElse("");
    return switch (change.kind()) {
      case MADE -> "The directory came to be" + (other.isEmpty() ? "" : ", renamed from " + other);
      case GONE -> "The directory went" + (other.isEmpty() ? "" : ", renamed to " + other);
      case ADDED -> name + " was added" + size(change);
      case REPLACED -> name + " was replaced" + replaced(change);
      case PUBLISHED -> name + " was published" + size(change);
      case REMOVED -> name + " was removed" + size(change);
      case RENAMED -> name + " was renamed to " + newName(change);
      case MOVED_IN -> name + " was moved here from " + other;
      case MOVED_OUT -> name + " was moved to " + other;
      case ATTRIBUTES -> name + " got another time or other permissions";
      case ERASED -> "The words of this change were erased";
    };
  }

  private static String newName(DirectoryChange change) {
    return change.other().flatMap(RawPath::name).map(RawName::text).orElse("");
  }

  private static String size(DirectoryChange change) {
    return change.size().isPresent() ? " (" + Formats.size(change.size().getAsLong()) + ")" : "";
  }

  private static String replaced(DirectoryChange change) {
    return change.size().isPresent() && change.replacedSize().isPresent()
        ? " ("
            + Formats.size(change.replacedSize().getAsLong())
            + " before, "
            + Formats.size(change.size().getAsLong())
            + " now)"
        : "";
  }
}
