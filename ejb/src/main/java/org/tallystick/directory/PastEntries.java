package org.tallystick.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// What came to and went from one directory between two log sizes, and how many names it held. In the caller's transaction.
///
/// Everything here costs at most the entries that began or ended between the two sizes, each read from its own index; how many names there are now is counted besides.
@ApplicationScoped
public class PastEntries {

  private static final String BEGUN = " and from_idx >= ? and from_idx < ?";
  private static final String ENDED = " and to_idx >= ? and to_idx < ?";
  private static final String PAGE = " and name > ? order by name fetch first ? rows only";
  private static final String COUNT =
      "select count(*) from directory_entry where log_id = ? and dir_key = ?";
  static final String ARRIVED = EntryTable.COLUMNS + BEGUN + " and to_idx >= ?" + PAGE;
  static final String LEFT = EntryTable.COLUMNS + ENDED + " and from_idx < ?" + PAGE;
  static final String COUNT_BEGUN = COUNT + BEGUN;
  static final String COUNT_ENDED = COUNT + ENDED;
  private static final String COUNT_ARRIVED = COUNT_BEGUN + " and to_idx >= ?";
  private static final String COUNT_LEFT = COUNT_ENDED + " and from_idx < ?";
  private static final String COUNT_STANDING =
      COUNT + " and to_idx = " + DirectoryEntry.STILL_VALID;
  private static final String COUNT_CHANGED =
      "select count(*) from directory_entry gone join directory_entry come"
          + " on come.log_id = gone.log_id and come.dir_key = gone.dir_key and come.name = gone.name"
          + " where gone.log_id = ? and gone.dir_key = ?"
          + " and gone.to_idx >= ? and gone.to_idx < ? and gone.from_idx < ?"
          + " and come.from_idx >= ? and come.from_idx < ? and come.to_idx >= ?";

  @Inject private Sql sql;

  /// One directory between two log sizes.
  public record Span(LogId log, RawPath directory, long from, long to) {

    public Span {
      if (from > to) {
        throw new IllegalArgumentException(
            "difference: from " + from + " leaves to " + to + ", expected the earlier one first");
      }
    }
  }

  /// Entries that stand at the end of the span and began within it, in byte order of their names.
  public List<DirectoryEntry> arrived(Span span, @Nullable RawName after, int limit) {
    return page(ARRIVED, span, span.to(), after, limit);
  }

  /// Entries that stood at the beginning of the span and ended within it, in byte order of their names.
  public List<DirectoryEntry> left(Span span, @Nullable RawName after, int limit) {
    return page(LEFT, span, span.from(), after, limit);
  }

  private List<DirectoryEntry> page(
      String statement, Span span, long size, @Nullable RawName after, int limit) {
    return sql.list(
        statement,
        row -> EntryTable.entry(span.log(), row),
        span.log().value(),
        EntryTable.keyOf(span.directory()),
        span.from(),
        span.to(),
        size,
        EntryTable.bytesOf(after),
        limit);
  }

  public long countArrived(Span span) {
    return count(COUNT_ARRIVED, span, span.from(), span.to(), span.to());
  }

  public long countLeft(Span span) {
    return count(COUNT_LEFT, span, span.from(), span.to(), span.from());
  }

  /// How many names are among those that arrived and among those that left.
  public long countBoth(Span span) {
    return count(
        COUNT_CHANGED,
        span,
        span.from(),
        span.to(),
        span.from(),
        span.from(),
        span.to(),
        span.to());
  }

  /// How many names the directory held when the log had `size` leaves.
  public long count(LogId log, RawPath directory, long size) {
    Span since = new Span(log, directory, size, DirectoryEntry.STILL_VALID);
    return count(COUNT_STANDING, since) - growth(since);
  }

  /// By how many names the directory grew, or shrank.
  public long growth(Span span) {
    return count(COUNT_BEGUN, span, span.from(), span.to())
        - count(COUNT_ENDED, span, span.from(), span.to());
  }

  private long count(String statement, Span span, Object... sizes) {
    Object[] values = new Object[sizes.length + 2];
    values[0] = span.log().value();
    values[1] = EntryTable.keyOf(span.directory());
    System.arraycopy(sizes, 0, values, 2, sizes.length);
    return sql.first(statement, row -> row.getLong(1), values).orElseThrow();
  }
}
