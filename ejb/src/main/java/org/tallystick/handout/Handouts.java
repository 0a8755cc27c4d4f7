package org.tallystick.handout;

import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NOT_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;
import static org.tallystick.directory.Refusal.Reason.TOO_LARGE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.PartnerSession;

/// A partner looks into `/.exchange`. Only paths that {@link ExchangeFolder} holds; each sees the session's own log.
///
/// Nothing here is logged one by one: {@link #left} sums it up. Writes are refused by the same rules as everywhere.
@Stateless
@RolesAllowed("partner")
public class Handouts {

  @Inject private HandoutVisits visits;
  @Inject private Welcome welcome;
  @Inject private ReceiptFolder receipts;
  @Inject private LogFolder log;
  @Inject private MessageFolder messages;
  @Inject private ReceivedFolder received;
  @Inject private ManifestFolder manifests;
  @Inject private RejectionFolder rejections;
  @Inject private RequestFolder requests;
  @Inject private AnswerFolder answers;
  @Inject private Ledger ledger;

  /// The folders by name; everything else is {@link Welcome}'s.
  private Map<String, HandoutFolder> folders() {
    return Map.ofEntries(
        Map.entry(ReceiptFolder.NAME, receipts),
        Map.entry(LogFolder.NAME, log),
        Map.entry(MessageFolder.NAME, messages),
        Map.entry(ReceivedFolder.NAME, received),
        Map.entry(ManifestFolder.NAME, manifests),
        Map.entry(RejectionFolder.NAME, rejections),
        Map.entry(RequestFolder.NAME, requests),
        Map.entry(AnswerFolder.NAME, answers));
  }

  /// A folder, and the way in it.
  private record Found(HandoutFolder folder, List<RawName> below, HandoutEntry entry) {}

  private Outcome<Found> find(HandoutVisit visit, RawPath path) {
    List<RawName> names = path.names().subList(1, path.names().size());
    HandoutFolder folder =
        folders().getOrDefault(names.isEmpty() ? "" : names.getFirst().text(), welcome);
    List<RawName> below = folder == welcome ? names : names.subList(1, names.size());
    return folder
        .find(visit, below)
        .map(entry -> Outcome.done(new Found(folder, below, entry)))
        .orElseGet(
            () -> Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file or directory"));
  }

  public Outcome<HandoutEntry> status(PartnerSession session, RawPath path) {
    HandoutVisit visit = visits.of(session);
    visit.asked();
    return find(visit, path).then(found -> Outcome.done(found.entry()));
  }

  /// Begins a listing; {@link #page} then reads it.
  public Outcome<HandoutListing> list(PartnerSession session, RawPath path) {
    HandoutVisit visit = visits.of(session);
    return find(visit, path)
        .then(found -> {
          if (!found.entry().isDirectory()) {
            return Outcome.refused(
                NOT_A_DIRECTORY, path.text() + ": is a file, expected a directory");
          }
          visit.listed();
          return Outcome.done(new HandoutListing(found.folder(), found.below()));
        });
  }

  /// The next entries; an empty list is the end.
  public List<HandoutEntry> page(PartnerSession session, HandoutListing listing, int limit) {
    HandoutVisit visit = visits.of(session);
    while (!listing.isEnded()) {
      List<HandoutEntry> entries = listing.advance(visit, limit);
      if (!entries.isEmpty()) {
        return entries;
      }
    }
    return List.of();
  }

  /// Opens a file. The caller ends with {@link #close}.
  public Outcome<HandoutFile> open(PartnerSession session, RawPath path) throws IOException {
    HandoutVisit visit = visits.of(session);
    return switch (find(visit, path)) {
      case Outcome.Refused<Found>(Refusal refusal) -> new Outcome.Refused<>(refusal);
      case Outcome.Done<Found>(Found found) -> open(visit, path, found);
    };
  }

  private static Outcome<HandoutFile> open(HandoutVisit visit, RawPath path, Found found)
      throws IOException {
    Optional<HandoutSource> source =
        found.entry().isDirectory()
            ? Optional.empty()
            : found.folder().source(visit, found.below());
    if (source.isEmpty()) {
      return Outcome.refused(IS_A_DIRECTORY, path.text() + ": is a directory, expected a file");
    }
    HandoutFile file = new HandoutFile(path, found.entry(), source.get());
    if (visit.opened(file)) {
      return Outcome.done(file);
    }
    source.get().close();
    return Outcome.refused(
        TOO_LARGE, path.text() + ": too much is open below /.exchange; close a file there first");
  }

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void close(PartnerSession session, HandoutFile file) throws IOException {
    visits.of(session).closed(file);
    file.source().close();
  }

  /// The session is over: what it did here becomes one event. Rides in the next batch.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void left(PartnerSession session) {
    visits
        .end(session)
        .ifPresent(visit -> {
          visit.drafts().forEach(DroppedDraft::discard);
          ledger.appendLater(
              session.log(),
              transaction ->
                  transaction.append(
                      visit.describe(session.event(EventType.EXCHANGE_FOLDER_USED))));
        });
  }
}
