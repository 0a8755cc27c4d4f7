package org.tallystick.proof.anchor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// The anchored checkpoints and the tokens over them. In the caller's transaction.
@ApplicationScoped
public class TimeTokens {

  private static final String ANCHOR =
      "select a.size, a.anchor_idx, s.note from anchored_checkpoint a"
          + " join signed_checkpoint s on s.log_id = a.log_id and s.size = a.size"
          + " where a.log_id = ? ";
  private static final String NEWEST =
      ANCHOR + "order by a.log_id desc, a.anchor_idx desc fetch first 1 rows only";
  private static final String AT_LEAST =
      ANCHOR + "and a.size >= ? order by a.log_id, a.size fetch first 1 rows only";
  private static final String BELOW_ANCHOR =
      ANCHOR
          + "and a.anchor_idx < ? order by a.log_id desc, a.anchor_idx desc fetch first 1 rows only";
  private static final String SINCE = ANCHOR + "and a.anchor_idx >= ? order by a.size";
  private static final String INSERT_ANCHOR =
      "insert into anchored_checkpoint (log_id, size, anchor_idx) values (?, ?, ?)";
  private static final String TOKEN =
      "select anchor_size, der, time, accuracy_ms, authority from time_token ";
  private static final String NEWEST_TOKEN =
      TOKEN + "order by anchor_size desc fetch first 1 rows only";
  private static final String COVERING =
      TOKEN + "where anchor_size > ? order by anchor_size fetch first 1 rows only";
  private static final String BY_HASH = TOKEN + "where sha256 = ?";
  private static final String NOT_LATER =
      TOKEN + "where time <= ? order by time desc, anchor_size desc fetch first 20 rows only";
  private static final String ANCHOR_SIZE = "select size from transparency_log where id = 'anchor'";
  private static final String INSERT_TOKEN =
      "insert into time_token (anchor_size, sha256, der, time, accuracy_ms, authority)"
          + " values (?, ?, ?, ?, ?, ?)";

  private static final String FLOOR =
      "select idx, sha256, not_earlier from token_leaf where log_id = ? ";
  private static final String FLOOR_AT =
      FLOOR + "and not_earlier >= ? order by log_id, not_earlier, idx fetch first 1 rows only";
  private static final String FLOOR_BEFORE =
      FLOOR + "and idx < ? order by log_id desc, idx desc fetch first 1 rows only";
  private static final String INSERT_FLOOR =
      "insert into token_leaf (log_id, idx, sha256, not_earlier) values (?, ?, ?, ?)";

  @Inject private Sql sql;

  /// A signed checkpoint of a log that is a leaf of the anchor log.
  public record Anchored(LogId log, TreeSize size, LeafIndex leaf, SignedNote checkpoint) {}

  /// A token over the checkpoint of the anchor log of that size.
  ///
  /// @param time what the authority says
  public record Stamped(TreeSize anchorSize, TimeStampToken token, Instant time, String authority) {

    /// Whether our own authority made it.
    public boolean isEmbedded() {
      return authority.equals("embedded");
    }
  }

  /// A leaf of a log that names a token: whatever follows was written after that instant.
  public record Floor(LeafIndex leaf, ContentDigest token, Instant notEarlier) {}

  /// The checkpoint of the log that was anchored last.
  public Optional<Anchored> newest(LogId log) {
    return sql.first(NEWEST, row -> anchored(log, row), log.value());
  }

  /// The first anchored checkpoint of at least this size.
  public Optional<Anchored> atLeast(LogId log, TreeSize size) {
    return sql.first(AT_LEAST, row -> anchored(log, row), log.value(), size.value());
  }

  /// The largest checkpoint of the log that the anchor log of this size holds.
  public Optional<Anchored> within(LogId log, TreeSize anchorSize) {
    return sql.first(BELOW_ANCHOR, row -> anchored(log, row), log.value(), anchorSize.value());
  }

  /// The checkpoints of the log that are leaves of the anchor log from `leaf` on.
  List<Anchored> since(LogId log, LeafIndex leaf) {
    return sql.list(SINCE, row -> anchored(log, row), log.value(), leaf.value());
  }

  void anchored(SignedNote checkpoint, LogId log, LeafIndex leaf) {
    sql.change(INSERT_ANCHOR, log.value(), Checkpoint.of(checkpoint).size().value(), leaf.value());
  }

  TreeSize anchorSize() {
    return new TreeSize(sql.first(ANCHOR_SIZE, row -> row.getLong(1)).orElse(0L));
  }

  public Optional<Stamped> newestToken() {
    return sql.first(NEWEST_TOKEN, TimeTokens::stamped);
  }

  /// The first token that covers that leaf of the anchor log.
  public Optional<Stamped> covering(LeafIndex anchorLeaf) {
    return sql.first(COVERING, TimeTokens::stamped, anchorLeaf.value());
  }

  /// The last tokens whose time is not after the instant, the newest first.
  public List<Stamped> notLater(Instant instant) {
    return sql.list(NOT_LATER, TimeTokens::stamped, instant);
  }

  public Optional<Stamped> find(ContentDigest digest) {
    return sql.first(BY_HASH, TimeTokens::stamped, (Object) digest.bytes());
  }

  void stamped(TreeSize anchorSize, Authorities.Stamp stamp) {
    TimeStampToken token = stamp.token();
    long accuracy = token.notLater().toEpochMilli() - token.time().toEpochMilli();
    sql.change(
        INSERT_TOKEN,
        anchorSize.value(),
        token.digest().bytes(),
        token.encoded(),
        token.time(),
        accuracy,
        stamp.authority());
  }

  /// The first leaf of the log after which nothing is older than the instant.
  public Optional<Floor> floorAt(LogId log, Instant instant) {
    return sql.first(FLOOR_AT, TimeTokens::floor, log.value(), instant);
  }

  /// The last token leaf before the leaf.
  public Optional<Floor> floorBefore(LogId log, LeafIndex leaf) {
    return sql.first(FLOOR_BEFORE, TimeTokens::floor, log.value(), leaf.value());
  }

  void floor(LogId log, LeafIndex leaf, TimeStampToken token) {
    sql.change(INSERT_FLOOR, log.value(), leaf.value(), token.digest().bytes(), token.notEarlier());
  }

  private static Floor floor(ResultSet row) throws SQLException {
    return new Floor(
        new LeafIndex(row.getLong("idx")),
        ContentDigest.ofBytes(row.getBytes("sha256")),
        Sql.instant(row, "not_earlier"));
  }

  private static Anchored anchored(LogId log, ResultSet row) throws SQLException {
    return new Anchored(
        log,
        new TreeSize(row.getLong("size")),
        new LeafIndex(row.getLong("anchor_idx")),
        SignedNote.parse(row.getBytes("note")));
  }

  private static Stamped stamped(ResultSet row) throws SQLException {
    return new Stamped(
        new TreeSize(row.getLong("anchor_size")),
        TimeStampToken.parse(row.getBytes("der")),
        Sql.instant(row, "time"),
        row.getString("authority"));
  }
}
