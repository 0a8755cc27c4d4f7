package org.tallystick.platform;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values into statements and out of rows, the same on every database.
public final class Statements {

  private Statements() {}

  /// @param values `byte[]`, `String`, `Long`, `Integer`, `Boolean`, `Instant` or null
  public static PreparedStatement bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    int position = 1;
    for (Object value : values) {
      switch (value) {
        case null -> statement.setNull(position, Types.NULL);
        case byte[] bytes -> statement.setBytes(position, bytes);
        case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
        default -> statement.setObject(position, value);
      }
      position++;
    }
    return statement;
  }

  /// A `timestamp with time zone`.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return instantOrNone(row, column).orElseThrow();
  }

  /// The same where the column may be null.
  static Optional<Instant> instantOrNone(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
