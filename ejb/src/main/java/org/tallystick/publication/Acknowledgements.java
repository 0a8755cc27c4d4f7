package org.tallystick.publication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// What a partner does with a file it fetched to say that it took it over.
///
/// @param suffixes it is renamed to its name with one of these
/// @param directories it is moved into a directory of one of these names beside it
/// @param removal it is deleted after all of it was downloaded
public record Acknowledgements(List<Suffix> suffixes, List<String> directories, boolean removal) {

  private static final int MOST = 20;

  public static final Acknowledgements USUAL =
      new Acknowledgements(
          Stream.of(".received", ".done").map(Suffix::new).toList(), List.of("done"), true);

  public Acknowledgements {
    suffixes = List.copyOf(suffixes);
    directories = List.copyOf(directories);
    if (suffixes.size() > MOST || directories.size() > MOST) {
      throw new IllegalArgumentException("acknowledgements: expected at most " + MOST + " of each");
    }
    directories.forEach(name -> RawName.of(name));
  }

  /// The habit a rename follows: `renamed`, `moved`, or none.
  public Optional<String> habit(RawPath from, RawPath to) {
    RawName before = from.name().orElseThrow();
    RawName after = to.name().orElseThrow();
    RawPath parent = from.parent().orElseThrow();
    RawPath target = to.parent().orElseThrow();
    if (target.equals(parent)
        && suffixes.stream().anyMatch(suffix -> suffix.strip(after).equals(Optional.of(before)))) {
      return Optional.of("renamed");
    }
    boolean done =
        target.parent().filter(parent::equals).isPresent()
            && target.name().filter(this::isDirectory).isPresent();
    return done ? Optional.of("moved") : Optional.empty();
  }

  private boolean isDirectory(RawName name) {
    return directories.stream().anyMatch(one -> one.equalsIgnoreCase(name.text()));
  }
}
