package org.tallystick.ledger;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.Origin;

/// Runs the attempts of one batch in one database transaction and makes it durable.
@ApplicationScoped
class BatchRunner {

  @PersistenceContext private EntityManager entities;

  @Resource(lookup = "java:comp/UserTransaction")
  private UserTransaction transaction;

  @Inject private Clock clock;
  @Inject private Durability durability;

  /// What a durable batch leaves to do.
  record Done(long size, List<EventType> appended, List<Runnable> answers) {}

  Done run(LogId log, List<Submission<?>> batch) throws Exception {
    List<Runnable> answers = new ArrayList<>(batch.size());
    transaction.begin();
    long size;
    OpenLog open;
    try {
      open = OpenLog.lock(entities, log, clock);
      for (Submission<?> submission : batch) {
        answers.add(submission.run(open));
      }
      size = open.close();
      transaction.commit();
    } catch (Exception | LinkageError failed) {
      rollBack(failed);
      throw failed;
    }
    durability.harden();
    return new Done(size, open.appended(), answers);
  }

  /// Begins the `system` log unless it is there.
  void beginSystem(String installation) {
    try {
      transaction.begin();
      if (entities.find(TransparencyLog.class, LogId.SYSTEM.value()) == null) {
        OpenLog.begin(entities, LogId.SYSTEM, Origin.of(installation, LogId.SYSTEM.value()), clock).close();
      }
      transaction.commit();
    } catch (Exception | LinkageError failed) {
      rollBack(failed);
      throw new IllegalStateException("TLY-0116 log system: could not be begun", failed);
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
