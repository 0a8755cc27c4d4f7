package org.tallystick.past;

import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawName;

/// One name that is not the same at two moments.
public sealed interface EntryDifference {

  RawName name();

  record Added(DirectoryEntry now) implements EntryDifference {
    @Override
    public RawName name() {
      return now.name();
    }
  }

  record Removed(DirectoryEntry before) implements EntryDifference {
    @Override
    public RawName name() {
      return before.name();
    }
  }

  /// The name is there at both, and its content or its attributes are others.
  record Changed(DirectoryEntry before, DirectoryEntry now) implements EntryDifference {
    @Override
    public RawName name() {
      return now.name();
    }

    /// Whether it is another file, and not only other attributes of the same one.
    public boolean isOtherContent() {
      return !before.file().equals(now.file());
    }
  }

  /// How many names differ in which way.
  record Count(long added, long removed, long changed) {
    public boolean isNone() {
      return added + removed + changed == 0;
    }
  }
}
