package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Signed checkpoints: made of durable logs only, never of a fork. In the caller's transaction.
@ApplicationScoped
public class Checkpoints {

  private static final String COLUMNS = "select note from signed_checkpoint where log_id = ? ";
  private static final String LATEST =
      COLUMNS + "order by log_id, size desc fetch first 1 rows only";
  private static final String AT_LEAST =
      COLUMNS + "and size >= ? order by log_id, size fetch first 1 rows only";
  private static final String INSERT =
      "insert into signed_checkpoint (log_id, size, note, signed_at) values (?, ?, ?, ?)";
  private static final String ORIGIN = "select origin from transparency_log where id = ?";

  @Inject private Sql sql;
  @Inject private Clock clock;
  @Inject private LogKeys keys;
  @Inject private Subtrees subtrees;
  @Inject private CheckpointDirectory directory;

  /// Signs the log as it was with `size` leaves, which are durable.
  ///
  /// @throws ForkException when what was signed last is not the beginning of it (rule R8)
  SignedNote sign(LogId log, TreeSize size) {
    SignerKey key = keys.of(log, origin(log));
    MerkleTree tree = subtrees.of(log);
    Optional<SignedNote> last = requireBeginning(log, key, tree, size);
    Optional<Checkpoint> before = last.map(Checkpoint::of);
    if (before.isPresent() && before.get().size().equals(size)) {
      store(log, size, last.get());
      return last.get();
    }
    SignedNote note = key.sign(new Checkpoint(key.verifier().name(), size, tree.root(size)).text());
    directory.keep(log, key.verifier(), note);
    store(log, size, note);
    return note;
  }

  /// What was signed last, by the copy outside the data directory.
  private Optional<SignedNote> requireBeginning(
      LogId log, SignerKey key, MerkleTree tree, TreeSize size) {
    Optional<SignedNote> last = directory.last(log, key.verifier());
    if (last.isEmpty()) {
      if (latest(log).isPresent()) {
        throw new ForkException(
            "TLY-0605 log "
                + log
                + ": the last signed checkpoint is not in "
                + directory.path()
                + "; put it back, or nothing is signed");
      }
      return last;
    }
    if (last.get().verify(key.verifier()) instanceof Verification.Refused(String why)) {
      throw new ForkException(
          "TLY-0606 log "
              + log
              + ": the checkpoint in "
              + directory.path()
              + " is not ours: "
              + why);
    }
    Checkpoint signed = Checkpoint.of(last.get());
    if (signed.size().compareTo(size) > 0) {
      throw new ForkException(
          "TLY-0607 log "
              + log
              + ": has "
              + size
              + " leaves, but "
              + signed.size()
              + " were signed; restore a database that is not older");
    }
    NodeHash root = tree.root(signed.size());
    if (!root.equals(signed.root())) {
      throw new ForkException(
          "TLY-0608 log "
              + log
              + ": its first "
              + signed.size()
              + " leaves are not those that were signed; restore the database they are in");
    }
    return last;
  }

  private void store(LogId log, TreeSize size, SignedNote note) {
    if (atLeast(log, size).map(Checkpoint::of).filter(c -> c.size().equals(size)).isEmpty()) {
      sql.change(INSERT, log.value(), size.value(), note.bytes(), clock.instant());
    }
  }

  /// By which the log's checkpoints are verified.
  VerifierKey key(LogId log) {
    return keys.verifierOf(log, origin(log));
  }

  /// Whose signatures make a checkpoint of the log valid.
  public Policy policy(LogId log) {
    return Policy.ofLogs(List.of(key(log)));
  }

  public Optional<SignedNote> latest(LogId log) {
    return sql.first(LATEST, row -> SignedNote.parse(row.getBytes(1)), log.value());
  }

  /// The first checkpoint of at least this size.
  public Optional<SignedNote> atLeast(LogId log, TreeSize size) {
    return sql.first(AT_LEAST, row -> SignedNote.parse(row.getBytes(1)), log.value(), size.value());
  }

  private String origin(LogId log) {
    return sql.first(ORIGIN, row -> row.getString(1), log.value()).orElseThrow();
  }
}
