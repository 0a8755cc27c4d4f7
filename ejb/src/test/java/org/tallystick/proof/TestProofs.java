package org.tallystick.proof;

import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.TestLedger;
import org.tallystick.platform.Sql;

/// Heads and checkpoints over a {@link TestArchive}, made when a test says so.
public final class TestProofs {

  private final TestArchive archive;
  private final Heads heads;
  private final KeyRing ring;
  private final CheckpointDirectory directory;
  private final Checkpoints checkpoints;
  private final HostKey hostKey;

  public TestProofs(TestArchive archive) {
    this.archive = archive;
    archive.make(Sql.class);
    archive.make(KnownListings.class);
    archive.make(Listings.class);
    archive.make(SubjectValues.class);
    archive.make(SubjectChanges.class);
    archive.make(Subtrees.class);
    archive.make(KnownGroups.class);
    heads = archive.make(Heads.class);
    archive.make(LogKeys.class);
    archive.make(KeyEras.class);
    ring = archive.make(KeyRing.class);
    directory = archive.make(CheckpointDirectory.class);
    checkpoints = archive.make(Checkpoints.class);
    hostKey = archive.make(HostKey.class);
    archive.make(LogIdentity.class);
    archive.make(Leaves.class);
    archive.make(Receipts.class);
    archive.make(Tiles.class);
  }

  public HostKey hostKey() {
    return hostKey;
  }

  /// As if more had been signed than there is now.
  public void loseLeaves() {
    Checkpoint signed = Checkpoint.of(sign());
    archive
        .ledger()
        .ledger()
        .append(
            TestLedger.ACME,
            transaction -> {
              KeyTurn turn = ring.turn(TestLedger.ACME, signed.origin());
              Checkpoint more =
                  new Checkpoint(signed.origin(), new TreeSize(1_000_000), signed.root());
              directory.keep(TestLedger.ACME, turn.expected(), turn.sign(more.text()));
              return more;
            });
  }

  /// Ends what happened so far with a head, and signs it.
  public SignedNote sign() {
    Head head = archive.ledger().ledger().append(TestLedger.ACME, heads::make).orElseThrow();
    return archive
        .ledger()
        .ledger()
        .append(TestLedger.ACME, transaction -> checkpoints.sign(TestLedger.ACME, head.size()));
  }
}
