package org.tallystick.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/// The H2 trigger of tables whose rows are written once and never changed.
public class RefuseChange implements Trigger {

  private String table = "?";

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String tableName,
      boolean before,
      int type) {
    table = tableName;
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    throw new SQLException(
        "TLY-0200 table "
            + table
            + ": change refused: rows here are written once and never changed",
        "23001");
  }
}
