package org.tallystick.remote.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.MarkedFiles;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.remote.Habit;
import org.tallystick.remote.client.RemoteEntry;

/// Which files of a listing are to be fetched now, by name and by what is remembered (POL-2).
///
/// @param fetch sidecars and markers first: with them a file is an exchange as soon as it is here
/// @param settle what is here and still to be dealt with there
/// @param soonest when one that is too young has been looked at long enough, or one that failed is tried again
/// @param putOff how many failed before and have not their turn
record Chosen(
    List<RemoteEntry> fetch, List<RemoteEntry> settle, Optional<Instant> soonest, int putOff) {

  /// What the interface says.
  ///
  /// @param pattern of the names that are expected
  record Terms(PublicationRule rule, String pattern, Habit habit, Duration stable) {

    private boolean expects(RawName name) {
      return NameGlob.matches(pattern, name);
    }

    private boolean isOurs(RemoteEntry entry) {
      return entry.isFile() && !habit.gave(entry.name());
    }
  }

  static Chosen from(
      List<RemoteEntry> listed, Map<RawName, SeenFile> known, Terms terms, Instant now) {
    MarkedFiles files = files(listed, terms);
    Set<RawName> spoken = spokenFor(listed, files, terms);
    List<RemoteEntry> first = new ArrayList<>();
    List<RemoteEntry> then = new ArrayList<>();
    List<RemoteEntry> settle = new ArrayList<>();
    Optional<Instant> soonest = Optional.empty();
    int putOff = 0;
    for (RemoteEntry entry : listed) {
      SeenFile seen = known.get(entry.name());
      if (seen == null || !terms.isOurs(entry) || !isWanted(entry, terms, files, spoken)) {
        continue;
      }
      Instant ripe = ripe(seen, terms);
      if (seen.isCurrent() && seen.isSettled()) {
        continue;
      }
      if (!seen.tries().allow(now)) {
        putOff++;
      }
      if (seen.tries().gaveUp()) {
        continue;
      }
      if (ripe.isAfter(now)) {
        soonest = Optional.of(soonest.filter(one -> one.isBefore(ripe)).orElse(ripe));
      } else if (seen.isCurrent()) {
        settle.add(entry);
      } else {
        (isFile(terms.rule(), entry.name()) ? then : first).add(entry);
      }
    }
    first.addAll(then);
    return new Chosen(first, settle, soonest, putOff);
  }

  /// When it may be dealt with.
  private static Instant ripe(SeenFile seen, Terms terms) {
    Instant stable = seen.isCurrent() ? seen.since() : seen.since().plus(terms.stable());
    return seen.tries().next().filter(stable::isBefore).orElse(stable);
  }

  static boolean isFile(PublicationRule rule, RawName name) {
    return rule.decide(name) instanceof NameRole.DataFile;
  }

  private static MarkedFiles files(List<RemoteEntry> listed, Terms terms) {
    return new MarkedFiles(
        listed.stream()
            .filter(terms::isOurs)
            .map(RemoteEntry::name)
            .filter(name -> isFile(terms.rule(), name))
            .toList());
  }

  private static boolean isWanted(
      RemoteEntry entry, Terms terms, MarkedFiles files, Set<RawName> spoken) {
    return switch (terms.rule().decide(entry.name())) {
      case NameRole.PartName part -> false;
      case NameRole.DataFile file ->
          terms.expects(entry.name())
              && (!needsWord(terms.rule()) || spoken.contains(entry.name()));
      case NameRole.Marker(RawName of, String suffix) ->
          terms.expects(of) || files.meant(of).stream().anyMatch(terms::expects);
      case NameRole.Sidecar(var kind, Optional<RawName> of) -> of.map(terms::expects).orElse(true);
    };
  }

  private static boolean needsWord(PublicationRule rule) {
    return rule.when() == PublishWhen.ON_MARKER || rule.when() == PublishWhen.ON_SIDECAR;
  }

  /// The files that a sidecar or marker in the listing may be about; what it says is compared when it is here.
  private static Set<RawName> spokenFor(List<RemoteEntry> listed, MarkedFiles files, Terms terms) {
    Set<RawName> spoken = new HashSet<>();
    for (RemoteEntry entry : listed) {
      if (terms.isOurs(entry)) {
        switch (terms.rule().decide(entry.name())) {
          case NameRole.Marker(RawName of, String suffix) -> spoken.addAll(files.meant(of));
          case NameRole.Sidecar(var kind, Optional<RawName> of) ->
              of.ifPresentOrElse(spoken::add, () -> listed.forEach(any -> spoken.add(any.name())));
          case NameRole.PartName part -> {}
          case NameRole.DataFile file -> {}
        }
      }
    }
    return spoken;
  }
}
