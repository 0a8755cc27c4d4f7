package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
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
      COLUMNS + "order by log_id desc, size desc fetch first 1 rows only";
  private static final String AT_LEAST =
      COLUMNS + "and size >= ? order by log_id, size fetch first 1 rows only";
  private static final String INSERT =
      "insert into signed_checkpoint (log_id, size, note, signed_at) values (?, ?, ?, ?)";
  private static final String ORIGIN = "select origin from transparency_log where id = ?";

  @Inject private Sql sql;
  @Inject private Clock clock;
  @Inject private LogKeys keys;
  @Inject private Subtrees subtrees;
  @Inject private KeyEras eras;
  @Inject private CheckpointDirectory directory;

  /// Signs the log as it was with `size` leaves, which are durable.
  ///
  /// @throws ForkException when what was signed last is not the beginning of it (rule R8)
  public SignedNote sign(LogId log, TreeSize size) {
    SignerKey key = keys.of(log, origin(log));
    requireKey(log, key.verifier());
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

  /// The key in the file is the one that signs in this era of the log.
  private void requireKey(LogId log, VerifierKey key) {
    List<VerifierKey> known = eras.of(log);
    if (known.isEmpty()) {
      eras.begin(log, TreeSize.EMPTY, key);
    } else if (!known.getLast().equals(key)) {
      throw new ForkException(
          "TLY-0609 log "
              + log
              + ": found key "
              + key.keyId()
              + ", expected "
              + known.getLast().keyId()
              + "; put its file back, or begin with a new key on the page Evidence");
    }
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

  /// By which the log's newest checkpoints are verified; the log has been signed.
  public VerifierKey key(LogId log) {
    return eras.of(log).getLast();
  }

  /// Whose signatures count: all keys that the logs ever had.
  public Policy policy(LogId... logs) {
    return Policy.ofLogs(Arrays.stream(logs).flatMap(log -> eras.of(log).stream()).toList());
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
