package org.tallystick.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// How H2 answered a query: the text of `EXPLAIN ANALYZE`, which says how many rows each step has read.
public record QueryPlan(String text) {

  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  /// Runs the query.
  public static QueryPlan of(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("explain analyze " + sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        return new QueryPlan(plan.getString(1));
      }
    }
  }

  /// The rows that each step has read.
  public LongStream scanned() {
    return SCANNED.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1)));
  }

  /// The most rows any one step has read.
  public long mostScanned() {
    return scanned().max().orElseThrow(() -> new AssertionError(text));
  }
}
