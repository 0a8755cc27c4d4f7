package org.tallystick.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;

/// Who signs a log's next checkpoint: its key, the one that follows with it, or, when the key is lost, the one that follows alone.
///
/// @param expected whose signature the log's last checkpoint has
/// @param current its private half, unless that is lost
/// @param next signs from this checkpoint on
record KeyTurn(VerifierKey expected, Optional<SignerKey> current, Optional<SignerKey> next) {

  KeyTurn {
    if (current.isEmpty() && next.isEmpty()) {
      throw new IllegalArgumentException("no key to sign with");
    }
  }

  static KeyTurn of(SignerKey current) {
    return new KeyTurn(current.verifier(), Optional.of(current), Optional.empty());
  }

  /// The next one signs alone from here on.
  KeyTurn done() {
    return of(next.orElseThrow());
  }

  SignedNote sign(String text) {
    List<SignerKey> keys = Stream.concat(current.stream(), next.stream()).toList();
    SignedNote note = keys.getFirst().sign(text);
    return keys.size() == 1 ? note : note.with(keys.getLast().line(text));
  }

  /// By whose names the checkpoint is kept. The next one first: should we die between the two, the other has not gone on.
  List<VerifierKey> keepers() {
    return Stream.concat(next.map(SignerKey::verifier).stream(), Stream.of(expected)).toList();
  }

  /// Whether the next one has signed it already, before we died.
  boolean isDoneBy(SignedNote last) {
    return next.filter(key -> last.verify(key.verifier()).isAccepted()).isPresent();
  }
}
