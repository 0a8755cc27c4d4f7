package org.tallystick.past;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.PastEntries;
import org.tallystick.evidence.name.RawName;

/// The use case over a {@link TestArchive} whose proofs were made before.
final class PastFixture {

  private final TestArchive archive;
  private final DirectoryPast use;

  PastFixture(TestArchive archive) {
    this.archive = archive;
    archive.make(PastEntries.class);
    archive.make(LogTimes.class);
    archive.make(SubjectLeaves.class);
    archive.make(Changes.class);
    archive.make(ShownListings.class);
    use = archive.make(DirectoryPast.class);
  }

  List<DirectoryChange> changes(Place place, long from, int limit) {
    return read(past -> past.changes(place, from, limit));
  }

  Optional<DirectoryChange> change(Place place, long number) {
    return read(past -> past.change(place, number));
  }

  List<ShownListing> listings(Place place, long from, int limit) {
    return read(past -> past.listings(place, from, limit));
  }

  List<EntryDifference> difference(
      Place place, long from, long to, @Nullable RawName after, int limit) {
    return read(past -> past.difference(place, from, to, after, limit));
  }

  EntryDifference.Count differences(Place place, long from, long to) {
    return read(past -> past.differences(place, from, to));
  }

  List<DirectoryEntry> contents(Place place, long size, @Nullable RawName after, int limit) {
    return read(past -> past.contents(place, size, after, limit));
  }

  Optional<ListingVerdict> verdict(Place place, long listing) {
    return read(past -> past.check(place, listing));
  }

  private <T> T read(Function<DirectoryPast, T> question) {
    return archive.database().read(() -> question.apply(use));
  }

  DirectoryState state(Place place, Moment moment) {
    return read(past -> past.state(place, moment));
  }

  ListingVerdict check(Place place, long listing) {
    return verdict(place, listing).orElseThrow();
  }

  List<String> names(Place place, long size) {
    return read(past -> past.contents(place, size, null, DirectoryPast.MOST)).stream()
        .map(entry -> entry.name().text())
        .toList();
  }
}
