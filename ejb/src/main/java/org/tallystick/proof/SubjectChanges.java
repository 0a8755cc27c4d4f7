package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectKind;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// What the leaves since the last head did to the subjects they name (rule R3).
@ApplicationScoped
class SubjectChanges {

  private static final int PORTION = 2000;
  private static final String LEAVES =
      "select l.idx, l.bytes, l.hash, b.bytes as event from leaf l"
          + " left join event_bytes b on b.log_id = l.log_id and b.idx = l.idx"
          + " where l.log_id = ? and l.idx >= ? and l.idx < ? order by l.idx";
  private static final String ORIGIN = "select origin from transparency_log where id = ?";

  @Inject private Sql sql;
  @Inject private SubjectValues values;
  @Inject private Listings listings;

  /// One leaf as it is stored.
  private record Stored(byte[] line, LeafHash hash, byte @Nullable [] event) {}

  /// What one subject went through: the value so far, without its state.
  private record Touched(Sha256 chain, long count, LeafIndex last, Sha256 document) {}

  /// The new values of all subjects that the leaves `[from, to)` name.
  Map<SubjectKey, MapValue> since(LogId log, LeafIndex from, LeafIndex to) {
    Origin origin = origin(log);
    Map<SubjectKey, Touched> touched = new LinkedHashMap<>();
    Map<SubjectKey, RawPath> directories = new HashMap<>();
    for (long at = from.value(); at < to.value(); at += PORTION) {
      long end = Math.min(to.value(), at + PORTION);
      for (Stored stored : stored(log, at, end)) {
        if (LogLine.parse(stored.line()) instanceof Leaf leaf) {
          leaf.subjects().forEach(key -> touch(log, touched, key, leaf, stored.hash()));
          directories(origin, stored.event(), directories);
        }
      }
    }
    Map<SubjectKey, MapValue> changed = new LinkedHashMap<>();
    touched.forEach((key, value) ->
        changed.put(
            key,
            new MapValue(
                value.chain(),
                value.count(),
                value.last(),
                state(log, Optional.ofNullable(directories.get(key)), value, to))));
    return changed;
  }

  Origin origin(LogId log) {
    return new Origin(sql.first(ORIGIN, row -> row.getString(1), log.value()).orElseThrow());
  }

  private Iterable<Stored> stored(LogId log, long from, long to) {
    return sql.list(
        LEAVES,
        row ->
            new Stored(
                row.getBytes("bytes"),
                LeafHash.ofBytes(row.getBytes("hash")),
                row.getBytes("event")),
        log.value(),
        from,
        to);
  }

  private void touch(
      LogId log, Map<SubjectKey, Touched> touched, SubjectKey key, Leaf leaf, LeafHash hash) {
    Touched before = touched.get(key);
    if (before == null) {
      before =
          values
              .current(log, key)
              .map(v -> new Touched(v.chain(), v.count(), v.last(), v.state()))
              .orElse(new Touched(Sha256.ZERO, 0, LeafIndex.FIRST, Sha256.ZERO));
    }
    touched.put(
        key,
        new Touched(
            MapValue.chain(before.chain(), hash),
            before.count() + 1,
            leaf.index(),
            Sha256.ofBytes(leaf.document().bytes())));
  }

  private static void directories(
      Origin origin, byte @Nullable [] event, Map<SubjectKey, RawPath> directories) {
    if (event == null) {
      return;
    }
    for (Subject subject : SubjectTable.subjects(EventDocument.parse(event))) {
      if (subject.kind() == SubjectKind.DIRECTORY) {
        directories.put(SubjectKey.of(origin, subject), RawPath.decode(subject.name()));
      }
    }
  }

  private Sha256 state(LogId log, Optional<RawPath> directory, Touched value, LeafIndex size) {
    return directory.map(path -> listings.state(log, path, size.value())).orElse(value.document());
  }
}
