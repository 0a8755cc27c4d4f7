package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.map.MapGroup;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// The groups of each log's map that the last heads touched, so that a head reads only what it does not know. Bounded; a head that another server made, or that was rolled
/// back, makes them unknown.
@ApplicationScoped
class KnownGroups {

  private static final int MOST_LOGS = 64;
  private static final int MOST_GROUPS = 1024;

  @Inject private Sql sql;

  private final Map<LogId, Groups> known = new ConcurrentHashMap<>();

  /// The map after the head `previous`, to be changed by the head `index`. In the transaction that has the log locked.
  MapTable at(LogId log, Optional<Head> previous, LeafIndex index) {
    Groups groups = known.computeIfAbsent(log, none -> new Groups());
    MapTable table = new MapTable(sql, log, index, groups);
    Sha256 root = previous.map(Head::map).orElse(Sha256.ZERO);
    if (!groups.isEmpty() && !new SubjectMap(table).root().equals(root)) {
      groups.clear();
    }
    if (known.size() > MOST_LOGS) {
      known.keySet().removeIf(other -> !other.equals(log));
    }
    return table;
  }

  /// Drops the group that was used longest ago.
  private static final class Groups extends LinkedHashMap<MapPrefix, MapGroup> {

    private static final long serialVersionUID = 1L;

    Groups() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.@Nullable Entry<MapPrefix, MapGroup> eldest) {
      return size() > MOST_GROUPS;
    }
  }
}
