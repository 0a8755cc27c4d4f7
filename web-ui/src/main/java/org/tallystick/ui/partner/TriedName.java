package org.tallystick.ui.partner;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;

/// What a file name is under the rules of an interface, in words.
///
/// @param role in two words at most
record TriedName(String role, String sentence) {

  /// A name the partner sends.
  static TriedName of(PublicationRule rule, RawName name) {
    String role =
        switch (rule.decide(name)) {
          case NameRole.DataFile file -> "file";
          case NameRole.PartName part -> "part name";
          case NameRole.Sidecar sidecar -> "sidecar";
          case NameRole.Marker marker -> "marker";
        };
    return new TriedName(role, rule.sentence(name));
  }

  /// A name in a directory we send to.
  static TriedName of(HandOver handOver, RawName name) {
    Acknowledgements taken = handOver.acknowledgements();
    return taken.suffixes().stream()
        .flatMap(suffix -> suffix.strip(name).stream())
        .findFirst()
        .map(before ->
            new TriedName(
                "taken over",
                "When the partner renames " + before.text() + " to it, that file is taken over."))
        .orElseGet(() -> new TriedName("file", habits(taken, name)));
  }

  private static String habits(Acknowledgements taken, RawName name) {
    String ways =
        Stream.of(
                taken.suffixes().stream()
                    .map(suffix -> "renamed to " + name.text() + suffix.text()),
                taken.directories().stream()
                    .map(folder -> "moved to " + folder + "/" + name.text()),
                taken.removal() ? Stream.of("deleted after download") : Stream.<String>empty())
            .flatMap(way -> way)
            .collect(Collectors.joining(", "));
    return ways.isEmpty()
        ? "Nothing the partner does with it says that it is taken over."
        : "Taken over when it is: " + ways + ".";
  }
}
