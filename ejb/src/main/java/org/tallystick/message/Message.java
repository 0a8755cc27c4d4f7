package org.tallystick.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Direction;

/// One file that was exchanged, and what is known of it.
///
/// @param agreed the interface's id; empty when none was agreed any more
/// @param path empty once its name is erased
/// @param resends the leaf that brought the document whose bytes this one makes available again
public record Message(
    LedgerPosition document,
    Instant at,
    Direction direction,
    Optional<String> agreed,
    Optional<RawPath> path,
    ContentDigest digest,
    long size,
    OptionalLong resends,
    Facts facts) {

  /// What became of it.
  ///
  /// @param delivered when every byte was first served to the partner in one session
  /// @param acknowledged when the partner first said that it took the file over
  /// @param taken when a program or a person on our side first fetched it whole
  /// @param resentAs the leaves that made the same bytes available again
  /// @param lineage empty of a file that the partner sent
  public record Facts(
      Optional<Instant> delivered,
      Optional<Instant> acknowledged,
      Optional<Instant> taken,
      List<Long> resentAs,
      Optional<Lineage> lineage) {

    public static final Facts NONE =
        new Facts(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    private Facts in(Lineage known) {
      return new Facts(delivered, acknowledged, taken, resentAs, Optional.of(known));
    }
  }

  /// Which of how many times the same document was sent; the first time is 1.
  public record Lineage(long attempt, long attempts) {}

  public boolean isInbound() {
    return direction == Direction.INBOUND;
  }

  public Optional<RawName> name() {
    return path.flatMap(RawPath::name);
  }

  Message in(Lineage lineage) {
    return with(facts.in(lineage));
  }

  Message with(Facts known) {
    return new Message(document, at, direction, agreed, path, digest, size, resends, known);
  }
}
