package org.tallystick.contract.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Takes a table's rows until there are enough for a page (`REND-2`), and knows what it left out.
final class FirstRows implements Predicate<List<String>> {

  static final int MAX_ROWS = 500;
  static final int MAX_COLUMNS = 100;

  private final List<List<String>> rows = new ArrayList<>();
  private boolean rowsCut;
  private boolean columnsCut;

  /// Takes a row, or says that no more are wanted.
  @Override
  public boolean test(List<String> row) {
    if (rows.size() == MAX_ROWS) {
      rowsCut = true;
      return false;
    }
    boolean wide = row.size() > MAX_COLUMNS;
    columnsCut |= wide;
    rows.add(wide ? List.copyOf(row.subList(0, MAX_COLUMNS)) : row);
    return true;
  }

  List<List<String>> rows() {
    return rows;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rowsCut) {
      notes.add("The first %d rows are shown; download the file for the rest.".formatted(MAX_ROWS));
    }
    if (columnsCut) {
      notes.add(
          "The first %d columns are shown; download the file for the rest.".formatted(MAX_COLUMNS));
    }
    return notes;
  }
}
