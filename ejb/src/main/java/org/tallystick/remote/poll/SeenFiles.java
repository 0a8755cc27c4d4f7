package org.tallystick.remote.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// So many names are looked up each by itself; for more of them all are read.
  private static final int ONE_BY_ONE = 1000;

  private static final String NO_FAILURE =
      " attempts = 0, next_at = null, gave_up = false, failure = null";
  private static final String COLUMNS =
      "select name, size, modified, seen_at, gone_at, sha256, is_current, is_settled, attempts, next_at, gave_up from remote_file";
  private static final String NOT_LISTED =
      COLUMNS + " where interface_id = ? and gone_at is not null";
  static final String LISTED = COLUMNS + " where interface_id = ? and gone_at is null";
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

  /// Those that were listed when last looked.
  Map<RawName, SeenFile> listed(InterfaceId id) {
    return byName(sql.list(LISTED, SeenFiles::read, id.value()));
  }

  private static Map<RawName, SeenFile> byName(List<SeenFile> files) {
    Map<RawName, SeenFile> byName = new HashMap<>();
    files.forEach(seen -> byName.put(seen.name(), seen));
    return byName;
  }

  Optional<SeenFile> find(InterfaceId id, RawName name) {
    return sql.first(ONE, SeenFiles::read, id.value(), name.bytes());
  }

  /// Those of them that are known, listed or gone.
  Map<RawName, SeenFile> find(InterfaceId id, List<RawName> names) {
    return byName(
        sql.listAll(
            ONE,
            SeenFiles::read,
            names.stream()
                .<@Nullable Object[]>map(name -> new Object[] {id.value(), name.bytes()})
                .toList()));
  }

  private static SeenFile read(ResultSet row) throws SQLException {
    byte[] digest = row.getBytes("sha256");
    return new SeenFile(
        RawName.of(row.getBytes("name")),
        row.getLong("size"),
        row.getLong("modified"),
        Sql.instant(row, "seen_at"),
        Sql.instantOrNone(row, "gone_at"),
        digest == null ? Optional.empty() : Optional.of(ContentDigest.ofBytes(digest)),
        row.getBoolean("is_current"),
        row.getBoolean("is_settled"),
        new SeenFile.Tries(
            row.getInt("attempts"), Sql.instantOrNone(row, "next_at"), row.getBoolean("gave_up")));
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
        Sql.instantOrNone(row, "next_at").orElse(Instant.EPOCH),
        row.getBoolean("gave_up"),
        Optional.ofNullable(row.getString("failure")).orElse(""));
  }

  /// Notes what is listed now, and what is not any more. It costs what is listed, however much has gone in the course of time.
  ///
  /// @return what is known of that which is listed
  Map<RawName, SeenFile> look(InterfaceId id, List<RemoteEntry> entries, Instant now) {
    Map<RawName, RemoteEntry> files = new LinkedHashMap<>();
    entries.stream().filter(RemoteEntry::isFile).forEach(file -> files.put(file.name(), file));
    Map<RawName, SeenFile> before = listed(id);
    List<RemoteEntry> come =
        files.values().stream().filter(file -> !before.containsKey(file.name())).toList();
    Map<RawName, SeenFile> gone = gone(id, come.stream().map(RemoteEntry::name).toList());
    List<SeenFile> missing = new ArrayList<>();
    boolean changes = !come.isEmpty();
    for (SeenFile seen : before.values()) {
      RemoteEntry file = files.get(seen.name());
      if (file == null) {
        missing.add(seen);
      } else if (!seen.isAs(file)) {
        changed(id, file, now);
        changes = true;
      }
    }
    gone(id, missing, now);
    List<@Nullable Object[]> fresh = new ArrayList<>();
    for (RemoteEntry file : come) {
      SeenFile seen = gone.get(file.name());
      if (seen == null) {
        fresh.add(
            new @Nullable Object[] {
              id.value(), file.name().bytes(), file.size(), file.modified(), now
            });
      } else {
        returned(id, file, seen, now);
      }
    }
    sql.changeAll(INSERT, fresh);
    return changes || !missing.isEmpty() ? listed(id) : before;
  }

  /// Those of them that were listed once, and maybe others.
  private Map<RawName, SeenFile> gone(InterfaceId id, List<RawName> names) {
    return names.size() > ONE_BY_ONE
        ? byName(sql.list(NOT_LISTED, SeenFiles::read, id.value()))
        : find(id, names);
  }

  private void returned(InterfaceId id, RemoteEntry file, SeenFile seen, Instant now) {
    if (seen.isAs(file)) {
      sql.change(RETURNED, now, id.value(), file.name().bytes());
    } else {
      sql.change(FORGET_CONTENT, id.value(), file.name().bytes());
      changed(id, file, now);
    }
  }

  /// What was left there is remembered, and so is what failed: a disk that was not mounted for a while shows the same files again. What we took away, or never had, is forgotten.
  private void gone(InterfaceId id, List<SeenFile> files, Instant now) {
    List<@Nullable Object[]> remembered = new ArrayList<>();
    List<@Nullable Object[]> forgotten = new ArrayList<>();
    for (SeenFile seen : files) {
      if (seen.isCurrent() && seen.isSettled() || seen.tries().isNoted()) {
        remembered.add(new @Nullable Object[] {now, id.value(), seen.name().bytes()});
      } else {
        forgotten.add(new @Nullable Object[] {id.value(), seen.name().bytes()});
      }
    }
    sql.changeAll(GONE, remembered);
    sql.changeAll(FORGET, forgotten);
  }

  /// A file that is here now.
  ///
  /// @param index the leaf that brought it
  record Archived(RemoteEntry entry, long index, ContentDigest digest) {}

  void archived(InterfaceId id, List<Archived> files, boolean settled) {
    sql.changeAll(
        ARCHIVED,
        files.stream()
            .<@Nullable Object[]>map(file ->
                new @Nullable Object[] {
                  file.index(),
                  file.digest().bytes(),
                  settled,
                  id.value(),
                  file.entry().name().bytes(),
                  file.entry().size(),
                  file.entry().modified()
                })
            .toList());
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
