package org.tallystick.ledger;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.tallystick.platform.Database;
import org.tallystick.platform.DatabaseKind;

/// PostgreSQL flushes its log at each commit by itself. H2 does not: `CHECKPOINT SYNC`, which only its administrator may do, writes and fsyncs the file; callers that
/// wait share one.
@ApplicationScoped
class GroupFlush implements Durability {

  @Inject private Database database;

  @Resource(lookup = "java:jboss/datasources/TallystickOwnerDS")
  private DataSource owner;

  private final Object turn = new Object();

  // guarded by this
  private long asked;

  // guarded by turn
  private long flushed;

  @Override
  public void harden() {
    if (database.kind() == DatabaseKind.POSTGRESQL) {
      return;
    }
    long mine = ask();
    synchronized (turn) {
      if (flushed < mine) {
        long covered = latest();
        flush();
        flushed = covered;
      }
    }
  }

  private synchronized long ask() {
    return ++asked;
  }

  private synchronized long latest() {
    return asked;
  }

  private void flush() {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "TLY-0114 database: what was committed could not be flushed to the disk", failed);
    }
  }
}
