package org.tallystick.search.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.search.language.TermField;

/// One thing that was found.
///
/// @param id a ledger position such as `acme.42` for files and events, the id of a business document otherwise
/// @param name what people call it, with what was searched for highlighted
/// @param snippet pieces of its text around what was searched for, or how it begins
/// @param key where a page that ends here goes on
public record Hit(
    EntryKind kind,
    String id,
    Instant at,
    List<Fragment> name,
    List<Fragment> snippet,
    Map<TermField, List<String>> terms,
    OptionalLong size,
    PageKey key) {

  /// The first value of a field, where it has one.
  public Optional<String> term(TermField field) {
    return terms.getOrDefault(field, List.of()).stream().findFirst();
  }

  /// The name without highlights.
  public String plainName() {
    return String.join("", name.stream().map(Fragment::text).toList());
  }
}
