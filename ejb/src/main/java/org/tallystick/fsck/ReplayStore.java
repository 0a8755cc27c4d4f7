package org.tallystick.fsck;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.map.MapGroup;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.MapSlot;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

/// What the replay of one log has come to, in a file of its own: a log of any size is checked in little memory, and a check that was interrupted goes on. Confined to one thread.
final class ReplayStore implements AutoCloseable {

  private static final int CACHE_MIB = 16;
  private static final int HASH = Sha256.LENGTH;

  private static final List<String> LOG_STATES = List.of("tree", "lines");

  private final MVStore store;
  private final MVMap<byte[], byte[]> values;
  private final MVMap<byte[], byte[]> groups;
  private final MVMap<byte[], byte[]> entries;
  private final MVMap<byte[], byte[]> attributes;
  private final MVMap<String, Long> counts;
  private final MVMap<String, long[]> uses;
  private final MVMap<String, byte[]> states;

  /// What an account sent on one day (UTC).
  record Use(String account, LocalDate day, long bytes, long files) {}

  private ReplayStore(MVStore store) {
    this.store = store;
    this.values = open("values");
    this.groups = open("groups");
    this.entries = open("entries");
    this.attributes = open("attributes");
    this.counts = store.openMap("counts");
    this.uses = store.openMap("uses");
    this.states = store.openMap("states");
  }

  private MVMap<byte[], byte[]> open(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<byte[], byte[]>()
            .keyType(new SortedBytes())
            .valueType(ByteArrayDataType.INSTANCE));
  }

  static ReplayStore open(Path file) {
    return new ReplayStore(
        new MVStore.Builder()
            .fileName(file.toString())
            .cacheSize(CACHE_MIB)
            .autoCommitDisabled()
            .open());
  }

  /// Forgets the log that was replayed, and how far it was.
  void clear() {
    LOG_STATES.forEach(states::remove);
    values.clear();
    groups.clear();
    entries.clear();
    attributes.clear();
    counts.clear();
    uses.clear();
  }

  void commit() {
    store.commit();
  }

  Optional<JsonObject> state(String name) {
    return Optional.ofNullable(states.get(name)).map(JsonObject::parse);
  }

  void forget(String name) {
    states.remove(name);
  }

  void keep(String name, JsonObject state) {
    states.put(name, state.bytes());
  }

  void count(String what, long more) {
    long now = counted(what) + more;
    if (now == 0) {
      counts.remove(what);
    } else {
      counts.put(what, now);
    }
  }

  long counted(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /// An account has sent a file.
  void use(String account, LocalDate day, long size) {
    long[] before = uses.getOrDefault(day + " " + account, new long[2]);
    uses.put(day + " " + account, new long[] {before[0] + size, before[1] + 1});
  }

  /// What accounts sent, by day.
  List<Use> uses() {
    List<Use> all = new ArrayList<>();
    uses.forEach((key, sent) -> {
      int space = key.indexOf(' ');
      all.add(
          new Use(
              key.substring(space + 1),
              LocalDate.parse(key.substring(0, space)),
              sent[0],
              sent[1]));
    });
    return all;
  }

  long subjects() {
    return values.sizeAsLong();
  }

  Optional<MapValue> value(SubjectKey key) {
    return Optional.ofNullable(values.get(key.bytes())).map(ReplayStore::value);
  }

  void put(SubjectKey key, MapValue value) {
    ByteBuffer out = ByteBuffer.allocate(2 * HASH + 2 * Long.BYTES);
    out.put(value.chain().bytes()).putLong(value.count()).putLong(value.last().value());
    values.put(key.bytes(), out.put(value.state().bytes()).array());
  }

  private static MapValue value(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Sha256 chain = hash(in);
    long count = in.getLong();
    long last = in.getLong();
    return new MapValue(chain, count, new LeafIndex(last), hash(in));
  }

  /// All subjects, ascending by key.
  Iterator<Map.Entry<SubjectKey, MapValue>> values() {
    Cursor<byte[], byte[]> cursor = values.cursor(null);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public Map.Entry<SubjectKey, MapValue> next() {
        SubjectKey key = SubjectKey.ofBytes(cursor.next());
        return Map.entry(key, value(cursor.getValue()));
      }
    };
  }

  MapGroup group(MapPrefix prefix) {
    return MapGroup.of(slots(prefix));
  }

  /// @return the places that were not there before
  int put(MapPrefix prefix, Map<Integer, MapSlot> changed) {
    SortedMap<Integer, MapSlot> slots = slots(prefix);
    int before = slots.size();
    slots.putAll(changed);
    ByteBuffer out = ByteBuffer.allocate(slots.size() * (2 + 2 * HASH));
    slots.forEach((place, slot) -> {
      out.put(place.byteValue());
      switch (slot) {
        case MapSlot.Lone(SubjectKey key, Sha256 hash) ->
            out.put((byte) 1).put(key.bytes()).put(hash.bytes());
        case MapSlot.Inner(Sha256 hash) -> out.put((byte) 0).put(hash.bytes());
      }
    });
    groups.put(prefix.bytes(), Arrays.copyOf(out.array(), out.position()));
    return slots.size() - before;
  }

  /// Every group, ascending by prefix.
  void groups(BiConsumer<byte[], SortedMap<Integer, MapSlot>> each) {
    for (Cursor<byte[], byte[]> cursor = groups.cursor(null); cursor.hasNext(); ) {
      byte[] prefix = cursor.next();
      each.accept(prefix, read(cursor.getValue()));
    }
  }

  private SortedMap<Integer, MapSlot> slots(MapPrefix prefix) {
    byte[] stored = groups.get(prefix.bytes());
    return stored == null ? new TreeMap<>() : read(stored);
  }

  private static SortedMap<Integer, MapSlot> read(byte[] stored) {
    SortedMap<Integer, MapSlot> slots = new TreeMap<>();
    ByteBuffer in = ByteBuffer.wrap(stored);
    while (in.hasRemaining()) {
      int place = in.get() & 0xff;
      boolean lone = in.get() == 1;
      Sha256 first = hash(in);
      slots.put(
          place,
          lone ? new MapSlot.Lone(new SubjectKey(first), hash(in)) : new MapSlot.Inner(first));
    }
    return slots;
  }

  private static Sha256 hash(ByteBuffer in) {
    byte[] hash = new byte[HASH];
    in.get(hash);
    return Sha256.ofBytes(hash);
  }

  Optional<TreeEntry> entry(RawPath path) {
    return Optional.ofNullable(entries.get(key(path))).map(bytes -> TreeEntry.of(path, bytes));
  }

  void put(TreeEntry entry) {
    entries.put(key(entry.path()), entry.bytes());
  }

  void remove(RawPath path) {
    entries.remove(key(path));
  }

  /// What stands in the directory, ascending by name.
  List<TreeEntry> entries(RawPath directory) {
    byte[] folder = keyOf(directory);
    List<TreeEntry> found = new ArrayList<>();
    for (Cursor<byte[], byte[]> cursor = entries.cursor(folder); cursor.hasNext(); ) {
      byte[] key = cursor.next();
      if (!Arrays.equals(key, 0, HASH, folder, 0, HASH)) {
        break;
      }
      RawName name = RawName.of(Arrays.copyOfRange(key, HASH, key.length));
      found.add(TreeEntry.of(directory.resolve(name), cursor.getValue()));
    }
    return found;
  }

  /// How many names stand anywhere.
  long standing() {
    return entries.sizeAsLong();
  }

  /// Whether that name of the directory with that key stands, and since which leaf.
  Optional<Long> standsSince(byte[] folder, byte[] name) {
    return Optional.ofNullable(entries.get(joined(folder, name)))
        .map(bytes -> ByteBuffer.wrap(bytes).getLong());
  }

  /// Attributes that a view to be rewritten has and no event says.
  void keepAttributes(byte[] folder, byte[] name, long from, long modified, int permissions) {
    ByteBuffer kept = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    attributes.put(
        joined(joined(folder, name), ByteBuffer.allocate(Long.BYTES).putLong(from).array()),
        kept.putLong(modified).putInt(permissions).array());
  }

  Optional<ByteBuffer> keptAttributes(TreeEntry entry) {
    byte[] from = ByteBuffer.allocate(Long.BYTES).putLong(entry.from()).array();
    return Optional.ofNullable(attributes.get(joined(key(entry.path()), from)))
        .map(ByteBuffer::wrap);
  }

  private static byte[] key(RawPath path) {
    return joined(keyOf(path.parent().orElseThrow()), path.name().orElseThrow().bytes());
  }

  /// As the view has it: SHA-256 of the path.
  static byte[] keyOf(RawPath directory) {
    return ContentDigest.of(directory.bytes()).bytes();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /// What was not committed is forgotten: a later check does it again.
  @Override
  public void close() {
    store.rollback();
    store.close();
  }
}
