package org.tallystick.archive;

import java.util.Optional;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.partner.PartnerSession;

/// What a client that closes its file was handed.
sealed interface Handover {

  /// Every byte, and they are the document's.
  record Whole(long served, ContentDigest hash) implements Handover {}

  /// Every byte, but not the document's: the archive's copy is damaged.
  record Other(long served, ContentDigest hash) implements Handover {

    DamagedContentException told(PartnerSession session, OpenedDownload download) {
      return new DamagedContentException(
          "TLY-0680 content "
              + download.expected()
              + ", "
              + download.entry().path().encoded()
              + " of "
              + session.partner()
              + ": the bytes that were served hash to "
              + hash
              + ", expected its own; no receipt was given; run ./tallystick fsck and put the file"
              + " back from a backup");
    }
  }

  /// Not every byte, or in an order that does not tell what it was.
  ///
  /// @param reason empty when the client simply read no more
  record Part(long served, String reason) implements Handover {}

  long served();

  static Handover of(OpenedDownload download) {
    if (!download.isComplete()) {
      return new Part(download.served(), "");
    }
    Optional<ContentDigest> hash = download.servedHash();
    if (hash.isEmpty()) {
      return new Part(download.served(), "read in too wild an order to tell what was served");
    }
    return hash.get().equals(download.expected())
        ? new Whole(download.served(), hash.get())
        : new Other(download.served(), hash.get());
  }

  default boolean isRight() {
    return this instanceof Whole;
  }

  /// Completes the event about it.
  default Event describe(Event event) {
    event.integer("served", served()).text("complete", isRight() ? "yes" : "no");
    return switch (this) {
      case Whole(long served, ContentDigest hash) -> event.text("hash", hash.hex());
      case Other(long served, ContentDigest hash) ->
          event
              .text("hash", hash.hex())
              .text("reason", "other bytes were served than the document has");
      case Part(long served, String reason) ->
          reason.isEmpty() ? event : event.text("reason", reason);
    };
  }
}
