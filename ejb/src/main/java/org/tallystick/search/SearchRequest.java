package org.tallystick.search;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.PageKey;

/// What somebody wants to find.
///
/// @param text as typed; see [org.tallystick.search.language]
/// @param kinds what to look among; empty means everything
/// @param zone in which days begin and end for whoever asks
/// @param after where the page before ended; null for the first page
/// @param limit how many hits at most, 1 to 200
public record SearchRequest(
    String text, Set<EntryKind> kinds, ZoneId zone, @Nullable PageKey after, int limit) {

  public static final int MOST = 200;

  public SearchRequest {
    kinds = Set.copyOf(kinds);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("search: limit " + limit + ", expected 1 to " + MOST);
    }
  }

  /// The first page of what the text finds among everything.
  public static SearchRequest of(String text, ZoneId zone) {
    return new SearchRequest(text, Set.of(), zone, null, 50);
  }
}
