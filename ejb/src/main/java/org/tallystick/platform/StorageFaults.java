package org.tallystick.platform;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells from a fault what is wrong with the disk or the database, wherever in the chain of causes it stands.
public final class StorageFaults {

  private static final int DEEPEST_CAUSE = 32;

  /// SQL state of PostgreSQL's disk_full.
  private static final String DISK_FULL_STATE = "53100";

  /// SQL states of a connection that is not there (SQL standard, class 08), and of a PostgreSQL server that is stopping or starting.
  private static final List<String> LOST_CONNECTION_STATES = List.of("08", "57P");

  private static final Pattern DISK_FULL =
      Pattern.compile(
          "No space left|[Dd]isk (is )?full|[Dd]isk quota exceeded|[Qq]uota exceeded|File too large");

  private StorageFaults() {}

  /// The content store's own complaint, or the database's.
  public static boolean isDiskFull(@Nullable Throwable fault) {
    return any(
        fault,
        cause ->
            switch (cause) {
              case SQLException sql ->
                  DISK_FULL_STATE.equals(sql.getSQLState()) || saysDiskFull(sql);
              case IOException io -> saysDiskFull(io);
              default -> false;
            });
  }

  /// The database refused or did not answer.
  public static boolean isOfDatabase(@Nullable Throwable fault) {
    return any(
        fault, cause -> cause instanceof SQLException || cause instanceof PersistenceException);
  }

  /// Nobody gets a connection to the database, so trying again at once is of no use.
  public static boolean isDatabaseDown(@Nullable Throwable fault) {
    return any(
        fault,
        cause ->
            cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof ResourceException);
  }

  /// There is no connection to the database, or the one that was used is gone: the same may succeed later.
  public static boolean isConnectionLost(@Nullable Throwable fault) {
    return isDatabaseDown(fault)
        || any(fault, cause -> cause instanceof SQLException sql && saysConnectionLost(sql));
  }

  private static boolean any(@Nullable Throwable fault, Predicate<Throwable> is) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(is);
  }

  private static boolean saysConnectionLost(SQLException fault) {
    String state = String.valueOf(fault.getSQLState());
    return LOST_CONNECTION_STATES.stream().anyMatch(state::startsWith);
  }

  private static boolean saysDiskFull(Throwable fault) {
    return DISK_FULL.matcher(String.valueOf(fault.getMessage())).find();
  }
}
