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
  @Inject private KeyRing ring;
  @Inject private Subtrees subtrees;
  @Inject private KeyEras eras;
  @Inject private CheckpointDirectory directory;

  /// Signs the log as it was with `size` leaves, which are durable.
  ///
  /// @throws ForkException when what was signed last is not the beginning of it (rule R8)
  public SignedNote sign(LogId log, TreeSize size) {
    return sign(log, size, (note, tree) -> note);
  }

  /// What others add to a checkpoint before it is stored.
  public interface Addition {
    /// @param tree the log that the checkpoint signs
    SignedNote to(SignedNote checkpoint, MerkleTree tree);
  }

  /// As {@link #sign(LogId, TreeSize)}, with what others add the first time.
  public SignedNote sign(LogId log, TreeSize size, Addition addition) {
    String origin = origin(log);
    KeyTurn turn = ring.turn(log, origin);
    MerkleTree tree = subtrees.of(log);
    Optional<SignedNote> last = requireBeginning(log, turn, tree, size);
    if (last.filter(turn::isDoneBy).isPresent()) {
      begin(log, turn, last.get());
      turn = turn.done();
    }
    if (last.isPresent() && sizeOf(last.get()).equals(size)) {
      return stored(log, size).orElseGet(() -> store(log, addition.to(last.get(), tree)));
    }
    SignedNote own = turn.sign(new Checkpoint(origin, size, tree.root(size)).text());
    turn.keepers().forEach(key -> directory.keep(log, key, own));
    SignedNote note = addition.to(own, tree);
    if (turn.next().isPresent()) {
      begin(log, turn, note);
    } else {
      store(log, note);
    }
    return note;
  }

  private void begin(LogId log, KeyTurn turn, SignedNote first) {
    store(log, first);
    ring.change(log, turn, sizeOf(first));
  }

  /// What was signed last, by the copies outside the data directory.
  private Optional<SignedNote> requireBeginning(
      LogId log, KeyTurn turn, MerkleTree tree, TreeSize size) {
    Optional<SignedNote> last = directory.last(log, turn.expected());
    if (last.isEmpty() && latest(log).isPresent()) {
      throw new ForkException(
          "TLY-0605 log "
              + log
              + ": the last signed checkpoint is not in "
              + directory.path()
              + "; put it back, or nothing is signed");
    }
    last.ifPresent(note -> requireBeginning(log, turn.expected(), note, tree, size));
    Optional<VerifierKey> next = turn.next().map(SignerKey::verifier);
    Optional<SignedNote> begun = next.flatMap(key -> directory.last(log, key));
    begun.ifPresent(note -> requireBeginning(log, next.orElseThrow(), note, tree, size));
    return begun.isPresent() ? begun : last;
  }

  /// Whether what was signed last is in the log: the database is neither an older one nor another. Without the copy outside the data directory nothing speaks against it, nor in a log that was never signed.
  ///
  /// @param size up to which the log has a head
  public boolean isWhole(LogId log, TreeSize size) {
    List<VerifierKey> known = eras.of(log);
    return known.isEmpty()
        || directory
            .last(log, known.getLast())
            .filter(note -> note.verify(known.getLast()).isAccepted())
            .flatMap(note -> contradiction(log, note, subtrees.of(log), size))
            .isEmpty();
  }

  private void requireBeginning(
      LogId log, VerifierKey key, SignedNote last, MerkleTree tree, TreeSize size) {
    if (last.verify(key) instanceof Verification.Refused(String why)) {
      throw new ForkException(
          "TLY-0606 log "
              + log
              + ": the checkpoint in "
              + directory.path()
              + " is not ours: "
              + why);
    }
    contradiction(log, last, tree, size)
        .ifPresent(why -> {
          throw new ForkException(why);
        });
  }

  private static Optional<String> contradiction(
      LogId log, SignedNote last, MerkleTree tree, TreeSize size) {
    Checkpoint signed = Checkpoint.of(last);
    if (signed.size().compareTo(size) > 0) {
      return Optional.of(
          "TLY-0607 log "
              + log
              + ": has "
              + size
              + " leaves, but "
              + signed.size()
              + " were signed; restore a database that is not older");
    }
    if (!tree.root(signed.size()).equals(signed.root())) {
      return Optional.of(
          "TLY-0608 log "
              + log
              + ": its first "
              + signed.size()
              + " leaves are not those that were signed; restore the database they are in");
    }
    return Optional.empty();
  }

  private SignedNote store(LogId log, SignedNote note) {
    TreeSize size = sizeOf(note);
    if (stored(log, size).isEmpty()) {
      sql.change(INSERT, log.value(), size.value(), note.bytes(), clock.instant());
    }
    return note;
  }

  private Optional<SignedNote> stored(LogId log, TreeSize size) {
    return atLeast(log, size).filter(note -> sizeOf(note).equals(size));
  }

  /// Which of the log's keys has signed it; of two the newer one.
  public VerifierKey signer(LogId log, SignedNote checkpoint) {
    return eras.of(log).reversed().stream()
        .filter(key -> checkpoint.verify(key).isAccepted())
        .findFirst()
        .orElseThrow();
  }

  /// By which the log's newest checkpoints are verified; the log has been signed.
  public VerifierKey key(LogId log) {
    return eras.of(log).getLast();
  }

  /// All keys the log ever had.
  public List<VerifierKey> keys(LogId log) {
    return eras.of(log);
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

  private static TreeSize sizeOf(SignedNote note) {
    return Checkpoint.of(note).size();
  }

  private String origin(LogId log) {
    return sql.first(ORIGIN, row -> row.getString(1), log.value()).orElseThrow();
  }
}
