package org.tallystick.past;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.PastEntries;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.name.RawName;

/// People look at a directory as it was. A partner or a directory that never was has no changes and no listings.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class DirectoryPast {

  /// The longest page.
  public static final int MOST = 200;

  @Inject private LogTimes times;
  @Inject private SubjectLeaves subjects;
  @Inject private Changes changes;
  @Inject private ShownListings listings;
  @Inject private DirectoryTree tree;
  @Inject private PastEntries entries;
  @Inject private Clock clock;

  public DirectoryState state(Place place, Moment moment) {
    long now = times.size(place.log());
    long size = sizeAt(place, moment, now);
    return new DirectoryState(
        size,
        instant(place, moment, size, now),
        isDirectory(place, size),
        entries.count(place.log(), place.path(), size),
        count(place, place.changes(), size),
        count(place, place.changes(), now),
        count(place, place.listings(), size),
        count(place, place.listings(), now),
        times.begun(place.log()));
  }

  /// What is later than now is now.
  private long sizeAt(Place place, Moment moment, long now) {
    return switch (moment) {
      case Moment.Now() -> now;
      case Moment.At(Instant instant) -> times.sizeAt(place.log(), instant);
      case Moment.Leaves(long size) -> Math.min(size, now);
    };
  }

  private Instant instant(Place place, Moment moment, long size, long now) {
    Instant clockNow = clock.instant();
    return switch (moment) {
      case Moment.Now() -> clockNow;
      case Moment.At(Instant instant) -> instant.isAfter(clockNow) ? clockNow : instant;
      case Moment.Leaves leaves ->
          leaves.size() > now
              ? clockNow
              : times.writtenAt(place.log(), Math.max(0, size - 1)).orElse(clockNow);
    };
  }

  private boolean isDirectory(Place place, long size) {
    return size > 0
        && (place.path().isRoot()
            || tree.entryAt(place.log(), place.path(), size)
                .filter(DirectoryEntry::isDirectory)
                .isPresent());
  }

  private long count(Place place, Subject subject, long size) {
    return subjects
        .named(place.log(), subject)
        .map(named -> subjects.count(named, size))
        .orElse(0L);
  }

  /// What was in it when the log had `size` leaves, in byte order of the names.
  ///
  /// @param after the last name of the page before; null for the first page
  /// @param limit 1 to {@link #MOST}
  public List<DirectoryEntry> contents(Place place, long size, @Nullable RawName after, int limit) {
    requirePage(limit);
    return tree.page(place.log(), place.path(), size, after, limit);
  }

  /// The changes numbered `from` and below, newest first.
  ///
  /// @param from {@link Long#MAX_VALUE} for the newest
  /// @param limit 1 to {@link #MOST}
  public List<DirectoryChange> changes(Place place, long from, int limit) {
    return numbered(place, place.changes(), from, limit).stream()
        .map(leaf -> changes.read(place, leaf))
        .toList();
  }

  public Optional<DirectoryChange> change(Place place, long number) {
    return subjects
        .named(place.log(), place.changes())
        .flatMap(named -> subjects.find(named, number))
        .map(leaf -> changes.read(place, leaf));
  }

  /// The listings numbered `from` and below, newest first.
  ///
  /// @param from {@link Long#MAX_VALUE} for the newest
  /// @param limit 1 to {@link #MOST}
  public List<ShownListing> listings(Place place, long from, int limit) {
    return listings.read(place, numbered(place, place.listings(), from, limit));
  }

  private List<SubjectLeaves.Numbered> numbered(
      Place place, Subject subject, long from, int limit) {
    requirePage(limit);
    return subjects
        .named(place.log(), subject)
        .map(named -> subjects.newestFirst(named, from, limit))
        .orElse(List.of());
  }

  /// Whether a listing showed what the log proves the directory held. It costs as much as writing that listing again.
  ///
  /// @param index the listing's leaf
  /// @return empty when that leaf is no listing of the directory, or its words were erased
  public Optional<ListingVerdict> check(Place place, long index) {
    return listings.check(place, index);
  }

  /// The names that are not the same when the log had `from` leaves and when it had `to`, in byte order.
  ///
  /// @param from not above `to`
  /// @param after the last name of the page before; null for the first page
  /// @param limit 1 to {@link #MOST}
  public List<EntryDifference> difference(
      Place place, long from, long to, @Nullable RawName after, int limit) {
    requirePage(limit);
    PastEntries.Span span = new PastEntries.Span(place.log(), place.path(), from, to);
    TreeMap<RawName, EntryDifference> differences = new TreeMap<>();
    entries
        .left(span, after, limit)
        .forEach(gone -> differences.put(gone.name(), new EntryDifference.Removed(gone)));
    entries
        .arrived(span, after, limit)
        .forEach(come ->
            differences.merge(
                come.name(),
                new EntryDifference.Added(come),
                (removed, added) ->
                    new EntryDifference.Changed(
                        ((EntryDifference.Removed) removed).before(), come)));
    return differences.values().stream().limit(limit).toList();
  }

  /// @param from not above `to`
  public EntryDifference.Count differences(Place place, long from, long to) {
    PastEntries.Span span = new PastEntries.Span(place.log(), place.path(), from, to);
    long both = entries.countBoth(span);
    return new EntryDifference.Count(
        entries.countArrived(span) - both, entries.countLeft(span) - both, both);
  }

  private static void requirePage(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException(
          "directory's past: limit " + limit + ", expected 1 to " + MOST);
    }
  }
}
