package org.tallystick.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tallystick.evidence.map.MapGroup;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.MapSlot;
import org.tallystick.evidence.map.MapStore;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// One log's map as it was at a head: of every place the newest version that is not younger.
final class PastMap implements MapStore {

  private static final int PLACES = 256;

  /// One seek for each place, so that places with a long past cost no more than others.
  private static final String GROUP =
      IntStream.range(0, PLACES)
          .mapToObj(place ->
              "(select place, subject_key, hash from map_slot_version where log_id = ? and prefix = ? and place = "
                  + place
                  + " and head_idx <= ? order by log_id desc, prefix desc, place desc, head_idx desc fetch first 1 rows only)")
          .collect(Collectors.joining(" union all "));

  private final Sql sql;
  private final LogId log;
  private final LeafIndex head;

  PastMap(Sql sql, LogId log, LeafIndex head) {
    this.sql = sql;
    this.log = log;
    this.head = head;
  }

  @Override
  public MapGroup read(MapPrefix prefix) {
    Object[] values = new Object[3 * PLACES];
    for (int place = 0; place < PLACES; place++) {
      values[3 * place] = log.value();
      values[3 * place + 1] = prefix.bytes();
      values[3 * place + 2] = head.value();
    }
    Map<Integer, MapSlot> slots = new HashMap<>();
    sql.list(GROUP, row -> slots.put(row.getInt("place"), MapTable.slot(row)), values);
    return MapGroup.of(slots);
  }

  @Override
  public void write(MapPrefix prefix, Map<Integer, MapSlot> changed) {
    throw new UnsupportedOperationException("the map at head " + head + " is past");
  }
}
