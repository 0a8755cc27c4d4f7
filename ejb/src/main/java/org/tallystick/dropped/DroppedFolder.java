package org.tallystick.dropped;

import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.ExchangeFolder;

/// A folder of `/.exchange` that holds what was dropped or answered.
public enum DroppedFolder {
  REQUESTS("requests", true),
  ANSWERS("answers", false),
  MANIFESTS("manifests", true);

  private final String word;
  private final boolean writable;

  DroppedFolder(String word, boolean writable) {
    this.word = word;
    this.writable = writable;
  }

  /// Its name below `/.exchange`.
  public String word() {
    return word;
  }

  /// Whether partners put files there.
  public boolean isWritable() {
    return writable;
  }

  public RawPath path() {
    return ExchangeFolder.PATH.resolve(RawName.of(word));
  }

  /// The folder a path is directly in, when partners may put it there.
  public static Optional<DroppedFolder> writableOf(RawPath path) {
    return Stream.of(values())
        .filter(DroppedFolder::isWritable)
        .filter(folder -> path.parent().equals(Optional.of(folder.path())))
        .findFirst();
  }
}
