package org.tallystick.search.language;

import java.util.List;

/// What is searched for: all clauses together. No clause at all means everything.
public record Query(List<Clause> clauses, List<Notice> notices) {

  /// What is archived, without restriction.
  public static final Query EVERYTHING = new Query(List.of(), List.of());

  public Query {
    clauses = List.copyOf(clauses);
    notices = List.copyOf(notices);
  }
}
