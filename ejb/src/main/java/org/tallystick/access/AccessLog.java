package org.tallystick.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;

/// People read the access log, newest first.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class AccessLog {

  /// The longest page.
  public static final int MOST = 200;

  private static final Comparator<AccessEvent> NEWEST_FIRST =
      Comparator.comparing(AccessEvent::at).thenComparing(AccessEvent::position).reversed();

  @Inject private AccessEvents events;

  /// @param after where the page before ended; null for the first
  /// @param limit 1 to {@link #MOST}
  public List<AccessEvent> page(AccessFilter filter, @Nullable TimelineKey after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("access log: limit " + limit + ", expected 1 to " + MOST);
    }
    return AccessListing.all(filter, after).stream()
        .flatMap(listing -> events.read(listing.conditions(), listing.values(), limit).stream())
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  public Optional<AccessEvent> find(LedgerPosition position) {
    return events
        .read(
            "e.key.logId = :log and e.key.index = :index",
            Map.of("log", position.log().value(), "index", position.index()),
            1)
        .stream()
        .findFirst();
  }
}
