package org.tallystick.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.publication.FoldedName;

/// The rows of `directory_entry`. Plain SQL: names are bytes, pages go by key, and an entry ends by one update.
///
/// A directory is found by the SHA-256 of its path, so that its length does not matter to an index.
///
/// A page costs what it holds, however long the directory: H2 takes the order from an index only when its columns are all named, and reads an index up to and including
/// the bound of a `<`.
@ApplicationScoped
class EntryTable {

  private static final String OF_LOG =
      "select dir_path, name, from_idx, to_idx, document_idx, sha256, size, modified_at, permissions, shows"
          + " from directory_entry where log_id = ?";
  static final String COLUMNS = OF_LOG + " and dir_key = ?";
  private static final String SHOWING =
      OF_LOG + " and document_idx = ? order by to_idx desc, from_idx desc fetch first 1 rows only";
  private static final String STANDS =
      "select document_idx from directory_entry where log_id = ? and document_idx = ? and to_idx = "
          + DirectoryEntry.STILL_VALID;
  private static final String CURRENT =
      COLUMNS + " and to_idx = " + DirectoryEntry.STILL_VALID + " and name = ?";
  private static final String AT = COLUMNS + " and name = ? and from_idx < ? and to_idx >= ?";
  static final String CURRENT_AFTER =
      COLUMNS
          + " and to_idx = "
          + DirectoryEntry.STILL_VALID
          + " and from_idx < ? and name > ?"
          + " order by log_id, dir_key, to_idx, name fetch first ? rows only";
  static final String ENDED_SINCE_AFTER =
      COLUMNS
          + " and to_idx >= ? and to_idx <= "
          + (DirectoryEntry.STILL_VALID - 1)
          + " and from_idx < ? and name > ? order by name fetch first ? rows only";
  private static final String END =
      "update directory_entry set to_idx = ?, waits = false where log_id = ? and dir_key = ? and name = ? and from_idx = ?";
  private static final String INSERT =
      "insert into directory_entry (log_id, dir_key, name, from_idx, to_idx, dir_path, is_directory, document_idx,"
          + " sha256, size, modified_at, permissions, shows, waits, fold_key)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ALIKE =
      COLUMNS + " and fold_key = ? and to_idx = " + DirectoryEntry.STILL_VALID + " order by name";
  private static final String STANDING = COLUMNS + " and to_idx = " + DirectoryEntry.STILL_VALID;
  private static final String DOCUMENTS =
      STANDING + " and shows = 'DOCUMENT' order by name fetch first ? rows only";
  private static final String EXTENDED =
      STANDING + " and name > ? and name < ? order by name fetch first ? rows only";
  private static final String OF_KIND = " and shows = ? fetch first 1 rows only";
  private static final String BEGUN_OF_KIND =
      COLUMNS + " and name = ? and from_idx > ? and shows = ? fetch first 1 rows only";
  private static final String CHANGED_SINCE =
      COLUMNS + " and shows = 'DOCUMENT' and %s > ? and %s < ? fetch first 1 rows only";
  private static final String LOGS_THAT_WAIT =
      "select distinct log_id from directory_entry where waits = true order by log_id";
  private static final String WAITING =
      OF_LOG + " and waits = true order by from_idx desc fetch first ? rows only";
  private static final String WAITING_AFTER =
      OF_LOG + " and waits = true and from_idx > ? order by from_idx fetch first ? rows only";
  private static final String SETTLE =
      "update directory_entry set waits = false where log_id = ? and dir_key = ? and name = ? and from_idx = ?";
  private static final byte[] BEFORE_EVERY_NAME = {};

  @Inject private Sql sql;

  Optional<DirectoryEntry> current(LogId log, RawPath path) {
    return select(CURRENT, log, path.parent().orElseThrow(), nameOf(path)).stream().findFirst();
  }

  Optional<DirectoryEntry> at(LogId log, RawPath path, long size) {
    return select(AT, log, path.parent().orElseThrow(), nameOf(path), size, size).stream()
        .findFirst();
  }

  /// Names that stand there and fold alike, the one asked about included.
  List<DirectoryEntry> alike(LogId log, RawPath path) {
    FoldedName folded = FoldedName.of(path.name().orElseThrow());
    return select(ALIKE, log, path.parent().orElseThrow(), folded.key()).stream()
        .filter(entry -> FoldedName.of(entry.name()).equals(folded))
        .toList();
  }

  /// The first `limit` names that begin with this one and a dot.
  List<DirectoryEntry> extended(LogId log, RawPath directory, RawName name, int limit) {
    byte[] after = Arrays.copyOf(name.bytes(), name.length() + 1);
    byte[] end = after.clone();
    after[name.length()] = '.';
    end[name.length()] = '.' + 1;
    return select(EXTENDED, log, directory, after, end, limit);
  }

  List<DirectoryEntry> documents(LogId log, RawPath directory, int limit) {
    return select(DOCUMENTS, log, directory, limit);
  }

  boolean holds(LogId log, RawPath directory, FileVersion.Kind kind) {
    return !select(STANDING + OF_KIND, log, directory, kind.name()).isEmpty();
  }

  List<LogId> logsThatWait() {
    return sql.list(LOGS_THAT_WAIT, row -> new LogId(row.getString(1)));
  }

  List<DirectoryEntry> waiting(LogId log, int limit) {
    return select(WAITING, log, limit);
  }

  List<DirectoryEntry> waitingAfter(LogId log, long from, int limit) {
    return select(WAITING_AFTER, log, from, limit);
  }

  /// An entry that has gone meanwhile waits for nothing anyway.
  void settle(DirectoryEntry entry) {
    sql.change(
        SETTLE, entry.log().value(), keyOf(entry.directory()), entry.name().bytes(), entry.from());
  }

  /// Whether the path showed such a file since after leaf `index`.
  boolean showedSince(LogId log, RawPath path, long index, FileVersion.Kind kind) {
    return !select(
            BEGUN_OF_KIND, log, path.parent().orElseThrow(), nameOf(path), index, kind.name())
        .isEmpty();
  }

  /// Whether a document came to the directory or left it after leaf `index`.
  boolean changedSince(LogId log, RawPath directory, long index) {
    return Stream.of("from_idx", "to_idx")
        .anyMatch(column ->
            !select(
                    CHANGED_SINCE.formatted(column, column),
                    log,
                    directory,
                    index,
                    DirectoryEntry.STILL_VALID)
                .isEmpty());
  }

  List<DirectoryEntry> currentAfter(
      LogId log, RawPath directory, long size, @Nullable RawName after, int limit) {
    return select(CURRENT_AFTER, log, directory, size, bytesOf(after), limit);
  }

  List<DirectoryEntry> endedSinceAfter(
      LogId log, RawPath directory, long size, @Nullable RawName after, int limit) {
    return select(ENDED_SINCE_AFTER, log, directory, size, size, bytesOf(after), limit);
  }

  void insert(DirectoryEntry entry) {
    int written =
        sql.change(
            INSERT,
            entry.log().value(),
            keyOf(entry.directory()),
            entry.name().bytes(),
            entry.from(),
            entry.to(),
            entry.directory().bytes(),
            entry.isDirectory(),
            entry.file().map(FileVersion::index).orElse(null),
            entry.file().map(file -> file.digest().bytes()).orElse(null),
            entry.size(),
            entry.attributes().modifiedAt(),
            entry.attributes().permissions(),
            entry.file().map(file -> file.kind().name()).orElse(null),
            entry.isHeld(),
            FoldedName.of(entry.name()).key());
    requireOne(written, entry);
  }

  /// An entry that began at `index` itself leaves no interval at all.
  void end(DirectoryEntry entry, long index) {
    byte[] directory = keyOf(entry.directory());
    requireOne(
        sql.change(END, index, entry.log().value(), directory, entry.name().bytes(), entry.from()),
        entry);
  }

  private static void requireOne(int rows, DirectoryEntry entry) {
    if (rows != 1) {
      throw new IllegalStateException(
          "log "
              + entry.log()
              + ": entry "
              + entry.path()
              + " changed "
              + rows
              + " rows, expected 1");
    }
  }

  /// The entry that shows the document now, or the last one that did.
  Optional<DirectoryEntry> lastShowing(LogId log, long documentIndex) {
    return select(SHOWING, log, documentIndex).stream().findFirst();
  }

  /// Those of the log's documents that an entry shows now.
  List<Long> standing(LogId log, List<Long> documents) {
    return sql.listAll(
        STANDS,
        row -> row.getLong(1),
        documents.stream()
            .<@Nullable Object[]>map(index -> new @Nullable Object[] {log.value(), index})
            .toList());
  }

  private List<DirectoryEntry> select(String text, LogId log, RawPath directory, Object... more) {
    return select(
        text, log, Stream.concat(Stream.of(keyOf(directory)), Arrays.stream(more)).toArray());
  }

  private List<DirectoryEntry> select(String text, LogId log, Object... more) {
    return sql.list(
        text,
        row -> entry(log, row),
        Stream.concat(Stream.of(log.value()), Arrays.stream(more)).toArray());
  }

  /// Reads the columns of {@link #COLUMNS}.
  static DirectoryEntry entry(LogId log, ResultSet row) throws SQLException {
    long document = row.getLong(5);
    FileVersion file =
        row.wasNull()
            ? null
            : new FileVersion(
                document,
                ContentDigest.ofBytes(row.getBytes(6)),
                row.getLong(7),
                FileVersion.Kind.valueOf(row.getString(10)));
    return new DirectoryEntry(
        log,
        RawPath.parse(row.getBytes(1)),
        RawName.of(row.getBytes(2)),
        row.getLong(3),
        row.getLong(4),
        Optional.ofNullable(file),
        new FileAttributes(row.getLong(8), row.getInt(9)));
  }

  static byte[] keyOf(RawPath directory) {
    return ContentDigest.of(directory.bytes()).bytes();
  }

  private static byte[] nameOf(RawPath path) {
    return path.name().orElseThrow().bytes();
  }

  static byte[] bytesOf(@Nullable RawName name) {
    return name == null ? BEFORE_EVERY_NAME : name.bytes();
  }
}
