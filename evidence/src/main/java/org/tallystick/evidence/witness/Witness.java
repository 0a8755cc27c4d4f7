package org.tallystick.evidence.witness;

import java.net.URI;
import org.tallystick.evidence.note.VerifierKey;

/// Somebody independent who signs that a log it has seen before has only grown.
///
/// @param name as the policy calls it
/// @param prefix where it takes checkpoints: the *submission prefix* of C2SP tlog-witness
public record Witness(String name, VerifierKey key, URI prefix) {

  URI addCheckpoint() {
    String text = prefix.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
  }
}
