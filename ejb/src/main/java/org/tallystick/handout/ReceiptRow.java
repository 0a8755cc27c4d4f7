package org.tallystick.handout;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.proof.Receipts;

/// What a receipt is made of, but for its proof.
///
/// @param event null once it is erased
/// @param checkpoint the first one that signs the leaf; null as long as none does
record ReceiptRow(
    long index, Instant at, byte[] leaf, byte @Nullable [] event, byte @Nullable [] checkpoint) {

  static final String END = ".tlog-proof";
  private static final RawName ERASED = RawName.of("erased");

  boolean isSigned() {
    return checkpoint != null;
  }

  private Optional<EventDocument> words() {
    return Optional.ofNullable(event).map(EventDocument::parse);
  }

  /// The directory the file is in; empty once that is erased.
  Optional<RawPath> directory() {
    return words().map(words -> RawPath.decode(words.json().text("path")));
  }

  RawName name() {
    RawName file =
        words()
            .map(words -> RawName.decode(words.json().object("file").text("name")))
            .orElse(ERASED);
    return HandoutName.of(file, index, END);
  }

  HandoutEntry entry() {
    if (checkpoint == null) {
      throw new IllegalStateException("leaf " + index + " is not signed yet");
    }
    long size =
        Receipts.size(
            new LeafIndex(index), leaf, Optional.ofNullable(event), SignedNote.parse(checkpoint));
    return HandoutEntry.file(name(), size, at);
  }
}
