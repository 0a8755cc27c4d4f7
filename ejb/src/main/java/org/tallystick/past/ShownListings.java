package org.tallystick.past;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.PastEntries;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.proof.Leaves;
import org.tallystick.proof.Listings;

/// Reads the listings of a directory back from their events. In the caller's transaction.
@ApplicationScoped
class ShownListings {

  @Inject private SubjectLeaves subjects;
  @Inject private Leaves leaves;
  @Inject private Listings listings;
  @Inject private PastEntries entries;

  /// The newest first; `numbered` is in that order.
  List<ShownListing> read(Place place, List<SubjectLeaves.Numbered> numbered) {
    Optional<SubjectLeaves.Named> changes = subjects.named(place.log(), place.changes());
    List<ShownListing> shown = new ArrayList<>();
    for (SubjectLeaves.Numbered leaf : numbered) {
      @Nullable ShownListing later = shown.isEmpty() ? null : shown.getLast();
      shown.add(read(place, leaf, changes.orElseThrow(), later));
    }
    return shown;
  }

  /// @param later the listing after it, whose names are counted already
  private ShownListing read(
      Place place,
      SubjectLeaves.Numbered leaf,
      SubjectLeaves.Named changes,
      @Nullable ShownListing later) {
    Leaves.Stored stored = leaves.find(place.log(), new LeafIndex(leaf.index())).orElseThrow();
    Optional<EventDocument> words = stored.document();
    long size = words.map(said -> said.json().integer("size")).orElse(leaf.index());
    long names =
        later == null
            ? entries.count(place.log(), place.path(), size)
            : later.entries()
                - entries.growth(
                    new PastEntries.Span(place.log(), place.path(), size, later.size()));
    return new ShownListing(
        new LedgerPosition(place.log(), leaf.index()),
        leaf.number(),
        LogLine.parse(stored.leaf()).at().value(),
        size,
        names,
        subjects.count(changes, size),
        words.flatMap(EventDocument::account),
        words.flatMap(EventDocument::session),
        words.flatMap(said -> said.json().findText("peer")));
  }

  /// Empty when the leaf is no listing of the directory.
  Optional<ListingVerdict> check(Place place, long index) {
    return leaves
        .find(place.log(), new LeafIndex(index))
        .flatMap(Leaves.Stored::document)
        .filter(said -> said.type() == EventType.DIRECTORY_LISTED)
        .filter(said -> said.path().filter(place.path()::equals).isPresent())
        .map(said -> verdict(place, said.json().integer("size")));
  }

  private ListingVerdict verdict(Place place, long size) {
    SubjectLeaves.Named changes = subjects.named(place.log(), place.changes()).orElseThrow();
    Optional<SubjectLeaves.Version> head = subjects.versionAfter(changes, size);
    if (head.isEmpty() || head.get().count() != subjects.count(changes, size)) {
      return new ListingVerdict.NoHead();
    }
    LeafIndex sealed = new LeafIndex(head.get().head());
    Sha256 expected = head.get().state();
    Sha256 found = Sha256.over(listings.bytes(place.log(), place.path(), size));
    return found.equals(expected)
        ? new ListingVerdict.Same(sealed, found)
        : new ListingVerdict.Different(sealed, expected, found);
  }
}
