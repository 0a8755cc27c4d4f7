package org.tallystick.publication;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.evidence.name.RawName;

/// The files of one directory, by what a marker beside them calls them.
public final class MarkedFiles {

  private final Set<RawName> names;
  private final Map<Optional<RawName>, List<RawName>> byStem;

  public MarkedFiles(Collection<RawName> files) {
    names = new HashSet<>(files);
    byStem = names.stream().collect(Collectors.groupingBy(Suffix::withoutLast));
  }

  /// What a marker of that name speaks for: the file it names or, where there is none, those of that name with a suffix of their own.
  public List<RawName> meant(RawName of) {
    return names.contains(of) ? List.of(of) : byStem.getOrDefault(Optional.of(of), List.of());
  }
}
