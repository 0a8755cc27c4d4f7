package org.tallystick.search;

import java.util.List;
import java.util.Optional;
import org.tallystick.search.index.Hit;
import org.tallystick.search.index.PageKey;
import org.tallystick.search.language.Notice;

/// A page of what was found, newest first.
///
/// @param notices about parts of the query that were not understood
/// @param total how many there are in all; at least that many when `totalIsExact` is false
/// @param next where the next page begins; empty on the last one
/// @param progress whether the index has seen everything
public record SearchPage(
    List<Hit> hits,
    List<Notice> notices,
    long total,
    boolean totalIsExact,
    Optional<PageKey> next,
    IndexProgress progress) {}
