package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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

  @Inject private Sql sql;

  /// The oldest first; empty before the log is first signed.
  List<VerifierKey> of(LogId log) {
    return sql.list(KEYS, row -> VerifierKey.parse(row.getString(1)), log.value());
  }

  /// From a log of this size on that key signs.
  void begin(LogId log, TreeSize since, VerifierKey key) {
    sql.change(INSERT, log.value(), since.value(), key.keyId(), key.toString());
  }
}
