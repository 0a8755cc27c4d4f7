package org.tallystick.archive;

import java.util.Locale;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;

/// Something about a file that is not as it should be. Both sides are told; the file stays in the archive whatever it is.
///
/// @param file whose defect it is
/// @param found what it is instead
/// @param where the other file that shows it: a sidecar, a name much alike
record Finding(Code code, DirectoryEntry file, String found, String expected, RawPath where) {

  enum Severity {
    /// The file is not published.
    ERROR,
    /// The file is what it would be without it.
    WARNING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Code {
    /// A sidecar says another hash.
    SIDECAR_MISMATCH(Severity.ERROR),
    /// One sidecar agrees, another does not.
    SIDECARS_DISAGREE(Severity.ERROR),
    /// A sidecar of a kind that was not agreed when the file came: its hash was never made.
    HASH_NOT_MADE(Severity.ERROR),
    SIDECAR_UNREADABLE(Severity.ERROR),
    SIDECAR_TOO_LARGE(Severity.ERROR),
    /// What it is for, or what is for it, has not come.
    WAITS_TOO_LONG(Severity.WARNING),
    /// Another name of the directory differs in case or in the form of Unicode only.
    NAME_SIMILAR(Severity.WARNING);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it says that the file's bytes are not those that were meant.
    boolean isContradiction() {
      return this == SIDECAR_MISMATCH || this == SIDECARS_DISAGREE;
    }
  }

  Event event(Cause cause) {
    Event event = file.describe(cause.event(EventType.FINDING_NOTED));
    file.file()
        .filter(version -> version.kind() == FileVersion.Kind.HELD)
        .ifPresent(version -> event.integer("held", version.index()).about(version.index()));
    return event
        .text("code", code.word())
        .text("severity", code.severity.word())
        .text("found", found)
        .text("expected", expected)
        .path("where", where);
  }
}
