package org.tallystick.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/// The H2 trigger of tables with erasable bytes: a row goes only when a committed `erased` event names it.
public class RefuseUnlessErased implements Trigger {

  private static final String CONTENT =
      "select 1 from erasure where kind = 'content' and sha256 = ?";
  private static final String ROW =
      "select 1 from erasure where kind = ? and target_log = ? and target_idx = ?";

  private String table = "?";

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String tableName,
      boolean before,
      int type) {
    table = tableName.toLowerCase(Locale.ROOT);
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    if (newRow != null || oldRow == null || !isErased(connection, oldRow)) {
      throw new SQLException(
          "TLY-0201 table "
              + table
              + ": change refused: bytes here go only after a committed erased event",
          "23001");
    }
  }

  private boolean isErased(Connection connection, Object[] row) throws SQLException {
    boolean content = table.equals("content_bytes");
    try (PreparedStatement statement = connection.prepareStatement(content ? CONTENT : ROW)) {
      if (content) {
        statement.setObject(1, row[0]);
      } else {
        statement.setString(1, table.equals("event_bytes") ? "event" : "name");
        statement.setObject(2, row[0]);
        statement.setObject(3, row[1]);
      }
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }
}
