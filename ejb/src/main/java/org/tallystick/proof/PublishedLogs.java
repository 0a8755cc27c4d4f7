package org.tallystick.proof;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tile.EntryBundle;
import org.tallystick.evidence.tile.HashTile;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// What anybody who may see a log needs to check it elsewhere: checkpoints, tiles, receipts, and the policy that says whose signatures count.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class PublishedLogs {

  private static final String LEAVES =
      "select bytes from leaf where log_id = ? and idx >= ? and idx < ? order by idx";
  private static final String LEAF =
      "select l.bytes, b.bytes as event from leaf l"
          + " left join event_bytes b on b.log_id = l.log_id and b.idx = l.idx"
          + " where l.log_id = ? and l.idx = ?";

  @Inject private Sql sql;
  @Inject private Heads heads;
  @Inject private Checkpoints checkpoints;
  @Inject private Subtrees subtrees;

  private record Stored(byte[] leaf, Optional<byte[]> event) {}

  /// All that have been signed at least once.
  public List<PublishedLog> all() {
    return heads.logs().stream()
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
    return checkpoints.latest(log).map(note -> Policy.ofLogs(List.of(checkpoints.key(log))));
  }

  /// A tile of the newest signed checkpoint, or a narrower form of it; its bytes never change.
  ///
  /// @return empty when the signed log does not reach so far
  public Optional<byte[]> tile(LogId log, TilePath path) {
    return checkpoints
        .latest(log)
        .filter(note -> reaches(sizeOf(note), path))
        .map(note ->
            path.level() == TilePath.ENTRIES
                ? entries(log, path)
                : HashTile.of(subtrees.hashes(log), path));
  }

  private static boolean reaches(TreeSize size, TilePath path) {
    int shift = 8 * Math.max(0, path.level());
    long there = shift < Long.SIZE ? size.value() >> shift : 0;
    return path.index() <= there / TilePath.FULL
        && path.index() * TilePath.FULL + path.width() <= there;
  }

  private byte[] entries(LogId log, TilePath path) {
    long first = path.index() * TilePath.FULL;
    return new EntryBundle(
            sql.list(LEAVES, row -> row.getBytes(1), log.value(), first, first + path.width()))
        .bytes();
  }

  /// The proof that the log has this leaf.
  ///
  /// @return empty when there is no such leaf, or no checkpoint signs it yet: wait a second
  @RolesAllowed({"business", "operator", "auditor", "administrator"})
  public Optional<Receipt> receipt(LedgerPosition position) {
    LogId log = position.log();
    LeafIndex index = new LeafIndex(position.index());
    Optional<Stored> stored =
        sql.first(
            LEAF,
            row -> new Stored(row.getBytes("bytes"), Optional.ofNullable(row.getBytes("event"))),
            log.value(),
            index.value());
    return stored.flatMap(leaf ->
        checkpoints
            .atLeast(log, index.sizeAfter())
            .map(note ->
                Receipt.of(
                    leaf.leaf(),
                    leaf.event(),
                    subtrees.of(log).inclusion(index, sizeOf(note)),
                    note)));
  }

  private static TreeSize sizeOf(SignedNote note) {
    return Checkpoint.of(note).size();
  }
}
