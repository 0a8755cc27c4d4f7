package org.tallystick.proof;

import java.util.Optional;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/// Heads and checkpoints over a {@link TestArchive}, made when a test says so.
public final class ProofFixture {

  private final TestArchive archive;
  private final Heads heads;
  private final Checkpoints checkpoints;
  private final Subtrees subtrees;
  private final Transactions transactions;

  public ProofFixture(TestArchive archive) {
    this.archive = archive;
    archive.make(Sql.class);
    transactions = archive.make(Transactions.class);
    archive.make(KnownListings.class);
    archive.make(Listings.class);
    archive.make(SubjectValues.class);
    archive.make(SubjectChanges.class);
    subtrees = archive.make(Subtrees.class);
    archive.make(KnownGroups.class);
    heads = archive.make(Heads.class);
    archive.make(LogKeys.class);
    archive.make(KeyEras.class);
    archive.make(KeyRing.class);
    archive.make(FaultyCheckpoints.class);
    checkpoints = archive.make(Checkpoints.class);
  }

  public Optional<Head> head(LogId log) {
    return archive.ledger().ledger().append(log, heads::make);
  }

  public SignedNote headAndSign(LogId log) {
    head(log);
    return transactions.call(() -> checkpoints.sign(log, heads.latest(log).orElseThrow().size()));
  }

  /// Follows the ledger as the server does, on a thread of its own, until the end.
  public Runnable follow() {
    archive.make(EvidenceState.class);
    HeadKeeper keeper = archive.make(HeadKeeper.class, "start");
    return keeper::stop;
  }

  /// The largest size that is signed.
  public TreeSize signedSize(LogId log) {
    return archive
        .database()
        .read(() ->
            checkpoints.latest(log).map(note -> Checkpoint.of(note).size()).orElse(TreeSize.EMPTY));
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  public MerkleTree tree(LogId log) {
    return subtrees.of(log);
  }
}
