package org.tallystick.search.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tallystick.search.language.TermField;

/// One thing that can be found.
///
/// @param order sorts entries of the same instant, and is unique
/// @param name what people call it: a file's name, a path, a number
/// @param text its words; may be long
/// @param terms values that are compared as a whole
/// @param size of a file, in bytes
public record Entry(
    EntryKind kind,
    Instant at,
    String order,
    String name,
    String text,
    Map<TermField, List<String>> terms,
    OptionalLong size) {

  public Entry {
    terms = Map.copyOf(terms);
  }
}
