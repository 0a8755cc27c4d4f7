package org.tallystick.archive;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventRow;
import org.tallystick.publication.DigestAlgorithm;

/// What an `upload.held` says of a file.
///
/// @param words empty once they are erased
record HeldLeaf(EventRow row, Optional<EventDocument> words) {

  long index() {
    return row.position().index();
  }

  Instant since() {
    return row.at();
  }

  /// The digest of the file; empty when it was not made, because the rule asked for none when the file came.
  Optional<String> digest(DigestAlgorithm algorithm) {
    return algorithm == DigestAlgorithm.SHA256
        ? words.map(said -> said.json().object("file").text("sha256"))
        : words.flatMap(said -> said.json().findText(algorithm.field()));
  }
}
