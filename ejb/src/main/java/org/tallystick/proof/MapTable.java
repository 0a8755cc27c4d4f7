package org.tallystick.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.map.MapGroup;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.MapSlot;
import org.tallystick.evidence.map.MapStore;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// One log's map as it is now, to be changed by one head. Lives as long as that head's transaction.
final class MapTable implements MapStore {

  private static final String GROUP =
      "select place, subject_key, hash from map_slot where log_id = ? and prefix = ?";
  private static final String INSERT =
      "insert into map_slot (subject_key, hash, log_id, prefix, place) values (?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update map_slot set subject_key = ?, hash = ? where log_id = ? and prefix = ? and place = ?";
  private static final String VERSION =
      "insert into map_slot_version (subject_key, hash, log_id, prefix, place, head_idx)"
          + " values (?, ?, ?, ?, ?, ?)";

  private final Sql sql;
  private final LogId log;
  private final LeafIndex head;
  private final Map<MapPrefix, MapGroup> groups;
  private final List<@Nullable Object[]> inserts = new ArrayList<>();
  private final List<@Nullable Object[]> updates = new ArrayList<>();
  private final List<@Nullable Object[]> versions = new ArrayList<>();

  MapTable(Sql sql, LogId log, LeafIndex head, Map<MapPrefix, MapGroup> groups) {
    this.sql = sql;
    this.log = log;
    this.head = head;
    this.groups = groups;
  }

  @Override
  public MapGroup read(MapPrefix prefix) {
    MapGroup known = groups.get(prefix);
    if (known != null) {
      return known;
    }
    Map<Integer, MapSlot> slots = new HashMap<>();
    sql.list(GROUP, row -> slots.put(row.getInt("place"), slot(row)), log.value(), prefix.bytes());
    MapGroup read = MapGroup.of(slots);
    groups.put(prefix, read);
    return read;
  }

  @Override
  public void write(MapPrefix prefix, Map<Integer, MapSlot> changed) {
    MapGroup before = read(prefix);
    changed.forEach((place, slot) -> {
      byte[] key =
          slot instanceof MapSlot.Lone(SubjectKey subject, Sha256 v) ? subject.bytes() : null;
      byte[] hash = stored(slot).bytes();
      (before.at(place).isPresent() ? updates : inserts)
          .add(new Object[] {key, hash, log.value(), prefix.bytes(), place});
      versions.add(new Object[] {key, hash, log.value(), prefix.bytes(), place, head.value()});
    });
    groups.put(prefix, before.with(changed));
  }

  /// Writes to the database what was changed: all groups at once, for there are hundreds.
  void flush() {
    sql.changeAll(INSERT, inserts);
    sql.changeAll(UPDATE, updates);
    sql.changeAll(VERSION, versions);
  }

  /// Of a lone entry its value's hash, of a group the group's.
  private static Sha256 stored(MapSlot slot) {
    return switch (slot) {
      case MapSlot.Lone(SubjectKey key, Sha256 valueHash) -> valueHash;
      case MapSlot.Inner(Sha256 hash) -> hash;
    };
  }

  static MapSlot slot(ResultSet row) throws SQLException {
    byte[] key = row.getBytes("subject_key");
    Sha256 hash = Sha256.ofBytes(row.getBytes("hash"));
    return key == null ? new MapSlot.Inner(hash) : new MapSlot.Lone(SubjectKey.ofBytes(key), hash);
  }
}
