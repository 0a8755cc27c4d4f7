package org.tallystick.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.contract.text.TextExtractor;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.platform.DataDirectory;
import org.tallystick.search.index.IndexCursor;
import org.tallystick.search.index.Indexed;
import org.tallystick.search.index.SearchIndex;

/// Brings the index up to the ledger, a batch of each log at a time. Only the indexer's thread calls [#step()].
@ApplicationScoped
class CatchUp {

  private static final Logger LOGGER = Logger.getLogger(CatchUp.class.getName());

  /// Events, with one flush of the index; a burst of them would have it merge small parts again and again.
  static final int BATCH = 1000;

  /// Entries are written together up to this much text, in bytes of content.
  private static final long TEXT_AT_ONCE = 8L << 20;

  /// They say that something is there; nobody looks for them.
  private static final Set<EventType> NOT_INDEXED =
      Set.of(EventType.HEARTBEAT, EventType.HEAD, EventType.TOKEN);

  @Inject private LedgerReader ledger;
  @Inject private EventEntries events;
  @Inject private FileEntries files;
  @Inject private BusinessReader business;
  @Inject private SearchIndex index;
  @Inject private DataDirectory data;

  /// Confined to the indexer's thread.
  private @Nullable IndexCursor cursor;

  private volatile IndexProgress progress = new IndexProgress(0, 0);

  IndexProgress progress() {
    return progress;
  }

  /// Indexes the next batch of every log.
  ///
  /// @return whether there is more to do at once
  boolean step() {
    rebuildIfWanted();
    IndexCursor at = cursor();
    boolean more = false;
    long indexed = 0;
    long total = 0;
    for (TransparencyLog log : ledger.logs()) {
      Optional<LedgerBatch> batch =
          at.next(log.id()) < log.size()
              ? ledger.batch(log.id(), at.next(log.id()), log.size(), BATCH)
              : Optional.empty();
      if (batch.isPresent()) {
        write(batch.get());
        at.advance(log.id(), batch.get().next(), batch.get().last());
      }
      more |= at.next(log.id()) < log.size();
      indexed += at.next(log.id());
      total += Math.max(log.size(), at.next(log.id()));
    }
    show(new IndexProgress(indexed, total));
    return more;
  }

  /// Throws the index away and begins anew.
  void rebuild() {
    rebuild(cursor());
  }

  /// The cursor first: whatever ends this in the middle, nothing is left out afterwards, and what is written twice replaces itself.
  private void rebuild(IndexCursor from) {
    from.clear();
    index.clear();
    LOGGER.info("TLY-0505 search index: made again from the ledger now");
  }

  private void rebuildIfWanted() {
    Path wanted = data.indexDirectory().resolve("rebuild");
    if (Files.exists(wanted)) {
      rebuild();
      try {
        Files.delete(wanted);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "TLY-0506 " + wanted + ": cannot be removed; remove it by hand", e);
      }
    }
  }

  private IndexCursor cursor() {
    IndexCursor known = cursor;
    if (known == null) {
      known = IndexCursor.read(data.indexDirectory());
      if (isAnothers(known)) {
        LOGGER.warning("TLY-0507 search index: it followed another database");
        rebuild(known);
      }
      cursor = known;
    }
    return known;
  }

  /// Whether the leaf of a log that was followed last is not the one the ledger has there (`SEA-4`).
  private boolean isAnothers(IndexCursor known) {
    return known.logs().stream()
        .anyMatch(log -> known.of(log).filter(place -> !isThere(log, place)).isPresent());
  }

  private boolean isThere(LogId log, IndexCursor.Place place) {
    return ledger.leafHash(log, place.next() - 1).equals(Optional.of(place.last()));
  }

  private void write(LedgerBatch batch) {
    List<Indexed> entries = new ArrayList<>();
    Set<String> businessDocuments = new LinkedHashSet<>();
    for (EventRow event : batch.events()) {
      EventDocument said = batch.bytes().get(event.position().index());
      if (!NOT_INDEXED.contains(event.type())) {
        entries.add(events.of(event, said, batch.partner()));
      }
      if (said != null) {
        said.json().findText("business").ifPresent(businessDocuments::add);
      }
    }
    businessDocuments.forEach(id -> business.find(id).ifPresent(entries::add));
    long text = 0;
    for (Document document : batch.documents()) {
      text += Math.min(document.size(), TextExtractor.MAX_BYTES);
      if (text > TEXT_AT_ONCE) {
        index.write(entries);
        entries.clear();
        text = 0;
      }
      entries.add(
          files.of(document, batch.numbers().getOrDefault(document.position().index(), List.of())));
    }
    index.write(entries);
  }

  /// For whoever waits outside the server.
  private void show(IndexProgress now) {
    if (now.equals(progress)) {
      return;
    }
    progress = now;
    try {
      Files.writeString(data.indexDirectory().resolve("progress"), now + "\n");
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "TLY-0508 search index: progress cannot be written", e);
    }
  }
}
