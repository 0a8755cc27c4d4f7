package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Makes head leaves, and finds them again.
@ApplicationScoped
public class Heads {

  private static final String COLUMNS =
      "select idx, at, map_root, subjects from head where log_id = ? ";
  private static final String LATEST =
      COLUMNS + "order by log_id desc, idx desc fetch first 1 rows only";
  private static final String NOT_AFTER =
      COLUMNS + "and at <= ? order by log_id desc, at desc, idx desc fetch first 1 rows only";
  private static final String NOT_BEFORE =
      COLUMNS + "and at >= ? order by log_id, at, idx fetch first 1 rows only";
  private static final String AFTER =
      COLUMNS + "and idx > ? order by log_id, idx fetch first 1 rows only";
  private static final String BEFORE =
      COLUMNS + "and idx < ? order by log_id desc, idx desc fetch first 1 rows only";
  private static final String LOGS = "select id from transparency_log where id <> 'anchor'";
  private static final String INSERT =
      "insert into head (log_id, idx, at, map_root, subjects) values (?, ?, ?, ?, ?)";

  @Inject private EntityManager entities;
  @Inject private Sql sql;
  @Inject private SubjectChanges changes;
  @Inject private SubjectValues values;
  @Inject private Subtrees subtrees;
  @Inject private KnownGroups maps;

  /// Ends what happened since the last head with a head. In the ledger's transaction.
  ///
  /// @return empty when nothing has happened since
  public Optional<Head> make(LedgerTransaction transaction) {
    entities.flush();
    LogId log = transaction.log();
    Optional<Head> previous = latest(log);
    LeafIndex from = previous.map(head -> head.index().next()).orElse(LeafIndex.FIRST);
    LeafIndex index = new LeafIndex(transaction.size());
    if (from.equals(index)) {
      return Optional.empty();
    }
    SubjectUpdate update = changes.since(log, from, index);
    values.write(log, index, update);
    long subjects = previous.map(Head::subjects).orElse(0L) + update.fresh();
    Map<SubjectKey, Sha256> hashes = new HashMap<>();
    update.values().forEach((key, value) -> hashes.put(key, value.hash()));
    MapTable table = maps.at(log, previous, index);
    Sha256 map = new SubjectMap(table).put(hashes);
    table.flush();
    Instant at = transaction.now();
    transaction.appendHead(
        new HeadLeaf(index, new LogInstant(at), map, previous.map(Head::index), subjects));
    sql.change(INSERT, log.value(), index.value(), at, map.bytes(), subjects);
    subtrees.complete(log, index.value());
    return Optional.of(new Head(log, index, at, map, subjects));
  }

  /// The logs that have heads: all but `anchor`.
  public List<LogId> logs() {
    return sql.list(LOGS, row -> new LogId(row.getString(1)));
  }

  public Optional<Head> latest(LogId log) {
    return sql.first(LATEST, row -> head(log, row), log.value());
  }

  /// The last head at or before the instant.
  public Optional<Head> notAfter(LogId log, Instant at) {
    return sql.first(NOT_AFTER, row -> head(log, row), log.value(), at);
  }

  /// The first head at or after the instant.
  public Optional<Head> notBefore(LogId log, Instant at) {
    return sql.first(NOT_BEFORE, row -> head(log, row), log.value(), at);
  }

  /// The first head after the leaf.
  public Optional<Head> after(LogId log, LeafIndex leaf) {
    return sql.first(AFTER, row -> head(log, row), log.value(), leaf.value());
  }

  /// The last head before the leaf.
  public Optional<Head> before(LogId log, LeafIndex leaf) {
    return sql.first(BEFORE, row -> head(log, row), log.value(), leaf.value());
  }

  private static Head head(LogId log, ResultSet row) throws SQLException {
    return new Head(
        log,
        new LeafIndex(row.getLong("idx")),
        Sql.instant(row, "at"),
        Sha256.ofBytes(row.getBytes("map_root")),
        row.getLong("subjects"));
  }
}
