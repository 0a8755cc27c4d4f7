package org.tallystick.remote.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Sql;
import org.tallystick.remote.RemoteServerState;
import org.tallystick.remote.client.RemoteEntry;

/// What has been seen of remote directories, so that nothing is fetched twice and nothing is missed. In the caller's transaction.
@ApplicationScoped
public class SeenFiles {

  /// Most that {@link #failing()} gives.
  public static final int MOST = 1000;

  private static final String NO_FAILURE =
      " attempts = 0, next_at = null, gave_up = false, failure = null";
  private static final String COLUMNS =
      "select name, size, modified, seen_at, gone_at, sha256, is_current, is_settled, attempts, next_at, gave_up from remote_file";
  private static final String ALL = COLUMNS + " where interface_id = ?";
  private static final String ONE = COLUMNS + " where interface_id = ? and name = ?";
  private static final String FAILING =
      "select interface_id, name, size, is_current, attempts, next_at, gave_up, failure from remote_file where attempts > 0 and gone_at is null";
  private static final String ALL_FAILING =
      FAILING
          + " order by gave_up desc, interface_id, name fetch first "
          + SeenFiles.MOST
          + " rows only";
  private static final String ONE_FAILING = FAILING + " and interface_id = ? and name = ?";
  private static final String INSERT =
      "insert into remote_file (interface_id, name, size, modified, seen_at, is_current, is_settled)"
          + " values (?, ?, ?, ?, ?, false, false)";
  private static final String CHANGED =
      "update remote_file set size = ?, modified = ?, seen_at = ?, gone_at = null, is_current = false,"
          + " is_settled = false,"
          + NO_FAILURE
          + " where interface_id = ? and name = ?";
  private static final String RETURNED =
      "update remote_file set gone_at = null, seen_at = ? where interface_id = ? and name = ?";
  private static final String GONE =
      "update remote_file set gone_at = ? where interface_id = ? and name = ?";
  private static final String FORGET =
      "delete from remote_file where interface_id = ? and name = ?";
  private static final String FORGET_CONTENT =
      "update remote_file set sha256 = null, idx = null where interface_id = ? and name = ?";
  private static final String ARCHIVED =
      "update remote_file set idx = ?, sha256 = ?, is_current = true, is_settled = ?,"
          + NO_FAILURE
          + " where interface_id = ? and name = ? and size = ? and modified = ?";
  private static final String SAME =
      "update remote_file set is_current = true, is_settled = ?,"
          + NO_FAILURE
          + " where interface_id = ? and name = ? and size = ? and modified = ?";
  private static final String SETTLED =
      "update remote_file set is_settled = true,"
          + NO_FAILURE
          + " where interface_id = ? and name = ?";
  private static final String FAILED =
      "update remote_file set attempts = ?, next_at = ?, gave_up = ?, failure = ? where interface_id = ? and name = ?";
  private static final String AGAIN =
      "update remote_file set attempts = 0, next_at = null, gave_up = false"
          + " where interface_id = ? and name = ? and attempts > 0";
  private static final String LEFT =
      "update remote_file set attempts = 0, next_at = null, gave_up = true"
          + " where interface_id = ? and name = ? and attempts > 0";
  private static final String FORGET_ALL = "delete from remote_file where interface_id = ?";

  @Inject private Sql sql;

  Map<RawName, SeenFile> all(InterfaceId id) {
    Map<RawName, SeenFile> all = new HashMap<>();
    sql.list(ALL, SeenFiles::read, id.value()).forEach(seen -> all.put(seen.name(), seen));
    return all;
  }

  Optional<SeenFile> find(InterfaceId id, RawName name) {
    return sql.first(ONE, SeenFiles::read, id.value(), name.bytes());
  }

  private static SeenFile read(ResultSet row) throws SQLException {
    Timestamp gone = row.getTimestamp("gone_at");
    byte[] digest = row.getBytes("sha256");
    return new SeenFile(
        RawName.of(row.getBytes("name")),
        row.getLong("size"),
        row.getLong("modified"),
        Sql.instant(row, "seen_at"),
        gone == null ? Optional.empty() : Optional.of(Sql.instant(row, "gone_at")),
        digest == null ? Optional.empty() : Optional.of(ContentDigest.ofBytes(digest)),
        row.getBoolean("is_current"),
        row.getBoolean("is_settled"),
        new SeenFile.Tries(row.getInt("attempts"), next(row), row.getBoolean("gave_up")));
  }

  private static Optional<Instant> next(ResultSet row) throws SQLException {
    return row.getTimestamp("next_at") == null
        ? Optional.empty()
        : Optional.of(Sql.instant(row, "next_at"));
  }

  /// What could not be fetched or dealt with, at most {@link #MOST}; those that a person has to look at come first.
  public List<FailingFile> failing() {
    return sql.list(ALL_FAILING, SeenFiles::readFailing);
  }

  public Optional<FailingFile> failing(InterfaceId id, RawName name) {
    return sql.first(ONE_FAILING, SeenFiles::readFailing, id.value(), name.bytes());
  }

  private static FailingFile readFailing(ResultSet row) throws SQLException {
    return new FailingFile(
        new InterfaceId(row.getString("interface_id")),
        RawName.of(row.getBytes("name")),
        row.getLong("size"),
        row.getBoolean("is_current"),
        row.getInt("attempts"),
        next(row).orElse(Instant.EPOCH),
        row.getBoolean("gave_up"),
        Optional.ofNullable(row.getString("failure")).orElse(""));
  }

  /// Notes what is listed now, and what is not any more.
  void look(InterfaceId id, List<RemoteEntry> entries, Instant now) {
    Map<RawName, SeenFile> known = all(id);
    List<@Nullable Object[]> fresh = new ArrayList<>();
    Set<RawName> listed = new HashSet<>();
    for (RemoteEntry entry : entries) {
      if (entry.isFile()) {
        listed.add(entry.name());
        SeenFile seen = known.get(entry.name());
        if (seen == null) {
          fresh.add(
              new @Nullable Object[] {
                id.value(), entry.name().bytes(), entry.size(), entry.modified(), now
              });
        } else {
          again(id, entry, seen, now);
        }
      }
    }
    sql.changeAll(INSERT, fresh);
    known.values().stream()
        .filter(seen -> seen.gone().isEmpty() && !listed.contains(seen.name()))
        .forEach(seen -> gone(id, seen, now));
  }

  private void again(InterfaceId id, RemoteEntry entry, SeenFile seen, Instant now) {
    byte[] name = entry.name().bytes();
    if (!seen.isAs(entry)) {
      if (seen.gone().isPresent()) {
        sql.change(FORGET_CONTENT, id.value(), name);
      }
      sql.change(CHANGED, entry.size(), entry.modified(), now, id.value(), name);
    } else if (seen.gone().isPresent()) {
      sql.change(RETURNED, now, id.value(), name);
    }
  }

  /// What was left there is remembered, and so is what failed: a disk that was not mounted for a while shows the same files again. What we took away, or never had, is forgotten.
  private void gone(InterfaceId id, SeenFile seen, Instant now) {
    if (seen.isCurrent() && seen.isSettled() || seen.tries().isNoted()) {
      sql.change(GONE, now, id.value(), seen.name().bytes());
    } else {
      forget(id, seen.name());
    }
  }

  /// @param index the leaf that brought it
  void archived(
      InterfaceId id, RemoteEntry entry, long index, ContentDigest digest, boolean settled) {
    sql.change(
        ARCHIVED,
        index,
        digest.bytes(),
        settled,
        id.value(),
        entry.name().bytes(),
        entry.size(),
        entry.modified());
  }

  /// It was fetched again and has the content that is here.
  void same(InterfaceId id, RemoteEntry entry, boolean settled) {
    sql.change(SAME, settled, id.value(), entry.name().bytes(), entry.size(), entry.modified());
  }

  void settled(InterfaceId id, RawName name) {
    sql.change(SETTLED, id.value(), name.bytes());
  }

  void failed(InterfaceId id, RawName name, SeenFile.Tries tries, String sentence) {
    sql.change(
        FAILED,
        tries.failed(),
        tries.next().orElse(null),
        tries.gaveUp(),
        RemoteServerState.cut(sentence),
        id.value(),
        name.bytes());
  }

  /// It is tried again at the next look.
  ///
  /// @return false when nothing failed with it
  public boolean again(InterfaceId id, RawName name) {
    return sql.change(AGAIN, id.value(), name.bytes()) == 1;
  }

  /// Nobody tries it again as long as it stays as it is.
  ///
  /// @return false when nothing failed with it
  public boolean leave(InterfaceId id, RawName name) {
    return sql.change(LEFT, id.value(), name.bytes()) == 1;
  }

  public void forgetAll(InterfaceId id) {
    sql.change(FORGET_ALL, id.value());
  }

  /// It is looked at as if for the first time.
  void changed(InterfaceId id, RemoteEntry entry, Instant now) {
    sql.change(CHANGED, entry.size(), entry.modified(), now, id.value(), entry.name().bytes());
  }

  void forget(InterfaceId id, RawName name) {
    sql.change(FORGET, id.value(), name.bytes());
  }
}
