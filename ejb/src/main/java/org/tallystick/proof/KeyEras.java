package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// The public halves of all keys that have signed a log, whatever became of their files. In the caller's transaction.
@ApplicationScoped
class KeyEras {

  private static final String KEYS = "select vkey from log_key where log_id = ? order by since";
  private static final String INSERT =
      "insert into log_key (log_id, since, key_id, vkey) values (?, ?, ?, ?)";

  private static final String ERAS =
      "select k.since, k.vkey, c.note from log_key k"
          + " left join key_change c on c.log_id = k.log_id and c.since = k.since"
          + " where k.log_id = ? order by k.since";
  private static final String VOUCH =
      "insert into key_change (log_id, since, note) values (?, ?, ?)";

  @Inject private Sql sql;

  /// The oldest first; empty before the log is first signed.
  List<VerifierKey> of(LogId log) {
    return sql.list(KEYS, row -> VerifierKey.parse(row.getString(1)), log.value());
  }

  /// From a log of this size on that key signs.
  void begin(LogId log, TreeSize since, VerifierKey key) {
    sql.change(INSERT, log.value(), since.value(), key.keyId(), key.toString());
  }

  /// The key before says so of this era's.
  void vouch(LogId log, TreeSize since, SignedNote change) {
    sql.change(VOUCH, log.value(), since.value(), change.bytes());
  }

  List<KeyEra> eras(LogId log) {
    return sql.list(ERAS, KeyEras::era, log.value());
  }

  private static KeyEra era(ResultSet row) throws SQLException {
    return new KeyEra(
        new TreeSize(row.getLong("since")),
        VerifierKey.parse(row.getString("vkey")),
        Optional.ofNullable(row.getBytes("note")).map(SignedNote::parse));
  }
}
