package org.tallystick.ledger;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tallystick.evidence.tlog.Origin;

/// Runs the attempts of one batch in one database transaction.
@ApplicationScoped
class BatchRunner {

  @Inject private EntityManager entities;

  @Resource(lookup = "java:comp/UserTransaction")
  private UserTransaction transaction;

  @Inject private Clock clock;
  @Inject private Durability durability;

  /// @throws DoubtfulCommit everything ran, but the commit was not confirmed
  /// @throws Exception nothing was written
  CommittedBatch run(LogId log, List<Submission<?>> batch) throws Exception {
    long begun = System.nanoTime();
    List<Runnable> answers = new ArrayList<>(batch.size());
    transaction.begin();
    long size;
    OpenLog open;
    try {
      open = OpenLog.lock(entities, log, clock);
      for (Submission<?> submission : batch) {
        open.tick();
        answers.add(submission.run(open));
      }
      size = open.close();
      entities.flush();
    } catch (Exception | LinkageError failed) {
      rollBack(failed);
      throw failed;
    }
    try {
      transaction.commit();
    } catch (Exception unconfirmed) {
      throw new DoubtfulCommit(open.first(), unconfirmed);
    }
    return new CommittedBatch(
        log, batch, size, open.first(), open.appended(), answers, System.nanoTime() - begun);
  }

  /// Whether a transaction whose commit was not confirmed is stored after all.
  boolean isStored(LeafMark first) throws Exception {
    transaction.begin();
    try {
      LeafRow row = entities.find(LeafRow.class, LeafKey.of(first.position()));
      return row != null && Arrays.equals(row.hash(), first.hash().bytes());
    } finally {
      transaction.rollback();
    }
  }

  /// Begins a log of the installation's own unless it is there.
  void beginOwn(LogId log, String installation) {
    try {
      transaction.begin();
      if (entities.find(TransparencyLog.class, log.value()) == null) {
        OpenLog.begin(entities, log, Origin.of(installation, log.value()), clock).close();
      }
      transaction.commit();
    } catch (Exception | LinkageError failed) {
      rollBack(failed);
      throw new IllegalStateException("TLY-0116 log " + log + ": could not be begun", failed);
    }
    durability.harden();
  }

  private void rollBack(Throwable reason) {
    try {
      transaction.rollback();
    } catch (Exception alreadyOver) {
      reason.addSuppressed(alreadyOver);
    }
  }
}
