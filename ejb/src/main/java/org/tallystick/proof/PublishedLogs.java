package org.tallystick.proof;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;

/// What anybody who may see a log needs to check it elsewhere: checkpoints, tiles, receipts, and the policy that says whose signatures count.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class PublishedLogs {

  @Inject private Heads heads;
  @Inject private Checkpoints checkpoints;
  @Inject private Tiles tiles;
  @Inject private Receipts receipts;

  /// All that have been signed at least once.
  public List<PublishedLog> all() {
    return Stream.concat(heads.logs().stream(), Stream.of(LogId.ANCHOR))
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .flatMap(log ->
            checkpoints
                .latest(log)
                .map(note -> new PublishedLog(log, checkpoints.key(log), sizeOf(note)))
                .stream())
        .toList();
  }

  /// The newest signed checkpoint.
  public Optional<SignedNote> checkpoint(LogId log) {
    return checkpoints.latest(log);
  }

  /// Whose signatures make a checkpoint of the log valid.
  public Optional<Policy> policy(LogId log) {
    return checkpoints.latest(log).map(note -> checkpoints.policy(log));
  }

  /// A tile of the newest signed checkpoint, or a narrower form of it; its bytes never change.
  ///
  /// @return empty when the signed log does not reach so far
  public Optional<byte[]> tile(LogId log, TilePath path) {
    return checkpoints.latest(log).flatMap(note -> tiles.of(log, sizeOf(note), path));
  }

  /// The proof that the log has this leaf: the same bytes whenever it is asked for.
  ///
  /// @return empty when there is no such leaf, or no checkpoint signs it yet: wait a second
  @RolesAllowed({"business", "operator", "auditor", "administrator"})
  public Optional<Receipt> receipt(LedgerPosition position) {
    return receipts.of(position);
  }

  private static TreeSize sizeOf(SignedNote note) {
    return Checkpoint.of(note).size();
  }
}
