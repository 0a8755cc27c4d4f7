package org.tallystick.contract.rendering;

import java.util.List;

/// Rows as they stand in the file, the first perhaps with the names of the columns; rows may differ in length.
///
/// @param notes sentences for the reader: what is cut, what is wrong
public record RenderedTable(List<List<String>> rows, List<String> notes) implements Rendering {

  public RenderedTable {
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
  }

  /// The length of the longest row.
  public int columns() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }
}
