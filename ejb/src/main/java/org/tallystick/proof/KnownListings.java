package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.tallystick.evidence.listing.ListingLine;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LogId;

/// The listings of the directories that changed last, line by line, so that a head reads only what is new. Bounded by lines; thread-safe.
///
/// A listing is known by how many events its directory had: whoever wrote another event, on whatever server, makes it unknown.
@ApplicationScoped
class KnownListings {

  /// Some 60 MB with names of 200 bytes.
  private static final int MOST_LINES = 120_000;

  private record Directory(LogId log, RawPath path) {}

  private record Known(long events, SortedMap<RawName, ListingLine> lines) {}

  // guarded by this, the one used last at the end
  private final Map<Directory, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  // guarded by this
  private int lines;

  /// Takes the listing out, to be changed and given back.
  synchronized Optional<SortedMap<RawName, ListingLine>> take(
      LogId log, RawPath path, long events) {
    Known found = known.remove(new Directory(log, path));
    if (found == null) {
      return Optional.empty();
    }
    lines -= found.lines().size();
    return found.events() == events ? Optional.of(found.lines()) : Optional.empty();
  }

  synchronized void keep(
      LogId log, RawPath path, long events, SortedMap<RawName, ListingLine> listing) {
    if (listing.size() > MOST_LINES) {
      return;
    }
    known.put(new Directory(log, path), new Known(events, listing));
    lines += listing.size();
    Iterator<Known> oldest = known.values().iterator();
    while (lines > MOST_LINES) {
      lines -= oldest.next().lines().size();
      oldest.remove();
    }
  }
}
