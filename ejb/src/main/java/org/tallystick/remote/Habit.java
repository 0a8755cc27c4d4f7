package org.tallystick.remote;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.Suffix;
import org.tallystick.remote.client.RemotePath;

/// What is agreed to be done, on the partner's server, with a file that we have.
///
/// @param detail the suffix or directory
public record Habit(Kind kind, Optional<String> detail) {

  public enum Kind {
    LEAVE,
    DELETE,
    /// Gets a suffix.
    RENAME,
    /// Goes to another directory.
    MOVE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final Habit LEAVE = new Habit(Kind.LEAVE, Optional.empty());

  public Habit {
    boolean needs = kind == Kind.RENAME || kind == Kind.MOVE;
    if (needs != detail.isPresent()) {
      throw new IllegalArgumentException(
          "after fetching, "
              + kind.word()
              + ": expected "
              + (kind == Kind.RENAME
                  ? "a suffix such as .done"
                  : kind == Kind.MOVE ? "a directory such as done" : "nothing more"));
    }
    if (kind == Kind.RENAME) {
      detail.ifPresent(Suffix::new);
    }
    if (kind == Kind.MOVE) {
      detail.ifPresent(RemotePath::of);
    }
  }

  /// @param detail empty where the kind needs none
  public static Habit of(String word, Optional<String> detail) {
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.word().equals(word))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "after fetching: found '"
                        + word
                        + "', expected leave, delete, rename or move"));
    return new Habit(kind, detail);
  }

  /// Where a file goes; empty when it stays or is deleted.
  public Optional<RemotePath> target(RemotePath directory, RawName name) {
    return switch (kind) {
      case LEAVE, DELETE -> Optional.empty();
      case RENAME -> new Suffix(detail.orElseThrow()).append(name).map(directory::resolve);
      case MOVE ->
          Optional.of(directory.resolve(RemotePath.of(detail.orElseThrow())).resolve(name));
    };
  }

  /// Whether a name is one that this habit gives, so that it is not fetched again.
  public boolean gave(RawName name) {
    if (kind != Kind.RENAME) {
      return false;
    }
    Suffix suffix = new Suffix(detail.orElseThrow());
    String text = name.text();
    int number = text.lastIndexOf('.');
    boolean numbered = number > 0 && text.substring(number + 1).matches("[0-9]{1,18}");
    return suffix.strip(name).isPresent()
        || (numbered && suffix.strip(RawName.of(text.substring(0, number))).isPresent());
  }

  public String words() {
    return kind.word() + detail.map(more -> " " + more).orElse("");
  }
}
