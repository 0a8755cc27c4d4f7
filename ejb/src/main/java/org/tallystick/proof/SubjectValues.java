package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// The values of subjects at the newest head and at every head before.
@ApplicationScoped
class SubjectValues {

  private static final String CURRENT =
      "select subject_key, chain, leaves, last_idx, state from subject where log_id = ? and subject_key = ?";
  private static final String AT =
      "select chain, leaves, last_idx, state from subject_version"
          + " where log_id = ? and subject_key = ? and head_idx <= ?"
          + " order by log_id desc, subject_key desc, head_idx desc fetch first 1 rows only";
  private static final String INSERT =
      "insert into subject (chain, leaves, last_idx, state, log_id, subject_key) values (?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update subject set chain = ?, leaves = ?, last_idx = ?, state = ? where log_id = ? and subject_key = ?";
  private static final String VERSION =
      "insert into subject_version (chain, leaves, last_idx, state, log_id, subject_key, head_idx)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  @Inject private Sql sql;

  /// The values at the newest head, of those that have one.
  Map<SubjectKey, MapValue> current(LogId log, Collection<SubjectKey> keys) {
    Map<SubjectKey, MapValue> found = new HashMap<>();
    sql.listAll(
        CURRENT,
        row -> found.put(SubjectKey.ofBytes(row.getBytes("subject_key")), value(row)),
        keys.stream()
            .<@Nullable Object[]>map(key -> new Object[] {log.value(), key.bytes()})
            .toList());
    return found;
  }

  /// What the head said of the subject; empty when it had no event yet.
  Optional<MapValue> at(LogId log, SubjectKey key, LeafIndex head) {
    return sql.first(AT, SubjectValues::value, log.value(), key.bytes(), head.value());
  }

  void write(LogId log, LeafIndex head, SubjectUpdate update) {
    List<@Nullable Object[]> inserts = new ArrayList<>();
    List<@Nullable Object[]> updates = new ArrayList<>();
    List<@Nullable Object[]> versions = new ArrayList<>();
    update
        .values()
        .forEach((key, value) -> {
          (update.known().contains(key) ? updates : inserts)
              .add(
                  new Object[] {
                    value.chain().bytes(),
                    value.count(),
                    value.last().value(),
                    value.state().bytes(),
                    log.value(),
                    key.bytes()
                  });
          versions.add(
              new Object[] {
                value.chain().bytes(),
                value.count(),
                value.last().value(),
                value.state().bytes(),
                log.value(),
                key.bytes(),
                head.value()
              });
        });
    sql.changeAll(INSERT, inserts);
    sql.changeAll(UPDATE, updates);
    sql.changeAll(VERSION, versions);
  }

  private static MapValue value(ResultSet row) throws SQLException {
    return new MapValue(
        Sha256.ofBytes(row.getBytes("chain")),
        row.getLong("leaves"),
        new LeafIndex(row.getLong("last_idx")),
        Sha256.ofBytes(row.getBytes("state")));
  }
}
