package org.tallystick.ui.past;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.past.DirectoryPast;

/// Gives a grid, which asks by offset, rows that are numbered from 1 and shown newest first.
final class NumberedRows {

  /// Reads the rows numbered `from` and below.
  @FunctionalInterface
  interface Pages<T> {
    List<T> read(long from, int limit);
  }

  private NumberedRows() {}

  static <T> Stream<T> of(Pages<T> pages, long newest, int offset, int limit) {
    List<T> rows = new ArrayList<>();
    while (rows.size() < limit) {
      int wanted = Math.min(DirectoryPast.MOST, limit - rows.size());
      List<T> page = pages.read(newest - offset - rows.size(), wanted);
      rows.addAll(page);
      if (page.size() < wanted) {
        break;
      }
    }
    return rows.stream();
  }
}
