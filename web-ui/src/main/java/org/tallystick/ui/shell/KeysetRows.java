package org.tallystick.ui.shell;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gives a grid, which asks by offset, rows that are read by key: it remembers the key each page ended at, so no row is read to be skipped but those between the nearest
/// remembered key and the offset. Confined to the screen's session.
///
/// @param <T> a row
/// @param <K> where a page ends
public final class KeysetRows<T, K> implements Serializable {

  private static final long serialVersionUID = 1L;

  /// Reads the rows after a key; the first ones when it is null.
  @FunctionalInterface
  public interface Pages<T, K> extends Serializable {
    List<T> read(@Nullable K after, int limit);
  }

  private final transient Pages<T, K> pages;
  private final transient Function<T, K> keyOf;
  private final int largestPage;

  /// Number of rows → key of the last of them.
  private final transient TreeMap<Integer, K> ends = new TreeMap<>();

  public KeysetRows(Pages<T, K> pages, Function<T, K> keyOf, int largestPage) {
    this.pages = pages;
    this.keyOf = keyOf;
    this.largestPage = largestPage;
  }

  /// The rows from `offset` on, at most `limit`.
  public Stream<T> rows(int offset, int limit) {
    Map.Entry<Integer, K> nearest = ends.floorEntry(offset);
    int position = nearest == null ? 0 : nearest.getKey();
    K after = nearest == null ? null : nearest.getValue();
    Stream<T> rows = Stream.empty();
    while (position < offset + limit) {
      int wanted = Math.min(largestPage, offset + limit - position);
      List<T> page = pages.read(after, wanted);
      rows = Stream.concat(rows, page.stream().skip(Math.max(0, offset - position)));
      position += page.size();
      if (!page.isEmpty()) {
        after = keyOf.apply(page.getLast());
        ends.put(position, after);
      }
      if (page.size() < wanted) {
        break;
      }
    }
    return rows;
  }

  /// Begins again, after what is there has changed.
  public void forget() {
    ends.clear();
  }
}
