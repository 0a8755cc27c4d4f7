package org.tallystick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/// A database transaction for work that no enterprise bean and no ledger batch gives one.
@ApplicationScoped
public class Transactions {

  @Resource(lookup = "java:comp/UserTransaction")
  private UserTransaction transaction;

  /// Runs the work in a transaction of its own; what it throws rolls back.
  public <T> T call(Supplier<T> work) {
    try {
      transaction.begin();
      T result = work.get();
      transaction.commit();
      return result;
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("the database did not take a transaction", failed);
    } finally {
      rollBackUnlessOver();
    }
  }

  private void rollBackUnlessOver() {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (Exception alreadyOver) {
      throw new IllegalStateException("a transaction could not be rolled back", alreadyOver);
    }
  }
}
