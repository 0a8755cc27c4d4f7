package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.claim.Claim.FileMoved;
import org.tallystick.evidence.claim.ClaimedFile;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.platform.Sql;

/// This file was received, or delivered: content hash → event document → leaf → checkpoint, and the time stamps on both sides.
@ApplicationScoped
class FileMovedProof {

  private static final String TYPE = "select type from event_document where log_id = ? and idx = ?";
  private static final String DELIVERY =
      "select min(idx) from event_document"
          + " where log_id = ? and document_idx = ? and type = 'file.delivered'";

  @Inject private Drafts drafts;
  @Inject private TimeStamps times;
  @Inject private Events events;
  @Inject private Sql sql;

  /// The event that moved the file: itself, or of a document we placed its first delivery. In the caller's transaction.
  ClaimRequest.FileMoved resolve(ClaimRequest.FileMoved request) {
    return sql.first(TYPE, row -> row.getString(1), request.log().value(), request.event().index())
        .filter(EventType.FILE_PLACED.word()::equals)
        .map(placed -> new ClaimRequest.FileMoved(delivery(request), request.withContent()))
        .orElse(request);
  }

  private LedgerPosition delivery(ClaimRequest.FileMoved request) {
    return sql.first(
            DELIVERY,
            row -> Optional.ofNullable(row.getObject(1, Long.class)),
            request.log().value(),
            request.event().index())
        .flatMap(index -> index)
        .map(index -> new LedgerPosition(request.log(), index))
        .orElseThrow(() ->
            new NotProvableException(
                "Document "
                    + request.event()
                    + " was not delivered: no download of all its bytes is recorded.",
                "Its story shows what was done with it; that it was listed and not opened can be proven."));
  }

  /// @param content the file, if the pack is to hold it
  ClaimAnswer.Proven prove(ClaimRequest.FileMoved request, Optional<byte[]> content) {
    Draft draft = drafts.about(request.log());
    LeafIndex index = new LeafIndex(request.event().index());
    EventDocument event = events.require(request.event(), draft.size());
    if (event.type() != EventType.FILE_RECEIVED && event.type() != EventType.FILE_DELIVERED) {
      throw new NotProvableException(
          "Event " + request.event() + " is a " + event.type().word() + ".",
          "Choose the event by which the file was received (file.received) or delivered (file.delivered).");
    }
    ClaimedFile file = ClaimedFile.parse(event.json().object("file"));
    draft.leaf(index);
    times.ceilingOf(request.log(), index.sizeAfter()).ifPresent(draft::ceiling);
    times.floorBefore(request.log(), index).ifPresent(draft::floor);
    content.ifPresent(draft::content);
    List<String> limits = new ArrayList<>();
    if (request.withContent() && content.isEmpty()) {
      limits.add(
          "The file is too large to be part of the pack; it is known by its SHA-256 "
              + file.digest().hex()
              + ".");
    }
    RawPath directory = event.path().orElseThrow();
    FileMoved claim = new FileMoved(event.type(), index, directory, file, content.isPresent());
    return draft.finish(claim, sentence(draft, claim, event), limits, file.name().text());
  }

  private static String sentence(Draft draft, FileMoved claim, EventDocument event) {
    String what =
        "The file "
            + claim.path().resolve(claim.file().name()).text()
            + " of "
            + claim.file().size()
            + " bytes with SHA-256 "
            + claim.file().digest().hex();
    String whom = " (" + draft.origin() + ", event " + claim.leaf() + ").";
    return claim.type() == EventType.FILE_RECEIVED
        ? what + " was received completely, and recorded at " + event.at() + whom
        : what + " was delivered: every byte was served, recorded at " + event.at() + whom;
  }
}
