package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.owner.KeyChange;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.Durability;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.LogKeys.Place;

/// Which key signs a log, and how one follows another. In the caller's transaction.
///
/// A change is in two steps, each durable, and sound whenever we die: the next key's file is put into its place; then one checkpoint is signed, kept outside, and stored
/// with the new era in one transaction. Only after that is on the disk, when the log is signed again, the next key's file takes the place of the old one, which is no more then.
/// Hence at most one signature of a log in a transaction.
@ApplicationScoped
class KeyRing {

  @Inject private LogKeys files;
  @Inject private KeyEras eras;
  @Inject private Durability durability;

  /// The first time a log is signed, its key is made.
  ///
  /// @throws ForkException when the file of the key is not there, and nobody has begun with another
  KeyTurn turn(LogId log, String origin) {
    List<VerifierKey> known = eras.of(log);
    if (known.isEmpty()) {
      SignerKey first = files.make(log, origin, Place.CURRENT);
      eras.begin(log, TreeSize.EMPTY, first.verifier());
      return KeyTurn.of(first);
    }
    VerifierKey expected = known.getLast();
    Optional<SignerKey> current = current(log, origin, expected);
    if (current.isPresent()) {
      return new KeyTurn(expected, current, next(log, origin));
    }
    Optional<SignerKey> anew = files.find(log, origin, Place.ANEW);
    if (anew.isEmpty()) {
      throw new ForkException(
          "TLY-0609 log "
              + log
              + ": its key "
              + expected.keyId()
              + " is not in "
              + files.file(log, Place.CURRENT)
              + "; put the file back from a backup or, when it is lost, begin with another key on the page Evidence");
    }
    return new KeyTurn(expected, Optional.empty(), anew);
  }

  /// The private half of the key that signed last, if it is there.
  private Optional<SignerKey> current(LogId log, String origin, VerifierKey expected) {
    Optional<SignerKey> current = undamaged(log, origin).filter(key -> is(key, expected));
    if (current.isPresent()) {
      return current;
    }
    for (Place place : List.of(Place.NEXT, Place.ANEW)) {
      if (files.find(log, origin, place).filter(key -> is(key, expected)).isPresent()) {
        durability.harden();
        files.move(log, place, Place.CURRENT);
        return files.find(log, origin, Place.CURRENT);
      }
    }
    return Optional.empty();
  }

  private Optional<SignerKey> undamaged(LogId log, String origin) {
    try {
      return files.find(log, origin, Place.CURRENT);
    } catch (DamagedKeyException lost) {
      return Optional.empty();
    }
  }

  /// A lost key that turned up again signs the one that was to follow without it.
  private Optional<SignerKey> next(LogId log, String origin) {
    if (files.find(log, origin, Place.ANEW).isPresent()) {
      files.move(log, Place.ANEW, Place.NEXT);
    }
    return files.find(log, origin, Place.NEXT);
  }

  private static boolean is(SignerKey key, VerifierKey expected) {
    return key.verifier().equals(expected);
  }

  /// The next key has signed the log of that size; its era begins.
  void change(LogId log, KeyTurn turn, TreeSize since) {
    SignerKey next = turn.next().orElseThrow();
    eras.begin(log, since, next.verifier());
    turn.current().ifPresent(old -> eras.vouch(log, since, KeyChange.sign(old, next, since)));
  }

  Optional<VerifierKey> newest(LogId log) {
    return eras.of(log).stream().reduce((older, newer) -> newer);
  }

  /// Which key signs from the next checkpoint on, alone or with the current one.
  Optional<VerifierKey> pending(LogId log, VerifierKey current, boolean alone) {
    return (alone ? List.of(Place.ANEW) : List.of(Place.NEXT, Place.ANEW))
        .stream()
            .flatMap(place -> files.find(log, current.name(), place).stream())
            .map(SignerKey::verifier)
            .filter(key -> !key.equals(current))
            .findFirst();
  }

  /// Whether the private half of the key that signed last is not there.
  boolean isLost(LogId log, VerifierKey current) {
    return undamaged(log, current.name()).filter(key -> is(key, current)).isEmpty()
        && List.of(Place.NEXT, Place.ANEW).stream()
            .flatMap(place -> files.find(log, current.name(), place).stream())
            .noneMatch(key -> is(key, current));
  }

  /// Makes a key that nothing rests on yet, the same one until it is {@link #arm}ed. One that was to follow a key that has been lost meanwhile is taken up again.
  VerifierKey prepare(LogId log, VerifierKey current) {
    if (files.find(log, current.name(), Place.NEXT).isPresent()) {
      files.move(log, Place.NEXT, Place.FRESH);
    }
    return files.make(log, current.name(), Place.FRESH).verifier();
  }

  /// The prepared key signs from the next checkpoint on.
  void arm(LogId log, boolean alone) {
    files.move(log, Place.FRESH, alone ? Place.ANEW : Place.NEXT);
  }
}
