package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawName;
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

  /// A leaf that names a subject.
  private record Mention(Leaf leaf, LeafHash hash) {}

  /// What the leaves said, by subject; and of directories which, and which names in them.
  private record Said(
      Map<SubjectKey, List<Mention>> mentions,
      Map<SubjectKey, RawPath> directories,
      Map<RawPath, Set<RawName>> names) {}

  /// The new values of all subjects that the leaves `[from, to)` name.
  SubjectUpdate since(LogId log, LeafIndex from, LeafIndex to) {
    Said said = said(log, from, to);
    Map<SubjectKey, MapValue> before = values.current(log, said.mentions().keySet());
    Map<SubjectKey, MapValue> changed = new LinkedHashMap<>();
    said.mentions()
        .forEach(
            (key, mentions) -> changed.put(key, value(log, key, before.get(key), mentions, said)));
    return new SubjectUpdate(changed, before.keySet());
  }

  private Said said(LogId log, LeafIndex from, LeafIndex to) {
    Origin origin = origin(log);
    Said said = new Said(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
    for (long at = from.value(); at < to.value(); at += PORTION) {
      for (Stored stored : stored(log, at, Math.min(to.value(), at + PORTION))) {
        if (LogLine.parse(stored.line()) instanceof Leaf leaf) {
          Mention mention = new Mention(leaf, stored.hash());
          leaf.subjects()
              .forEach(key ->
                  said.mentions().computeIfAbsent(key, none -> new ArrayList<>()).add(mention));
          if (stored.event() != null) {
            paths(origin, EventDocument.parse(stored.event()), said);
          }
        }
      }
    }
    return said;
  }

  private static void paths(Origin origin, EventDocument document, Said said) {
    for (Subject subject : SubjectTable.subjects(document)) {
      switch (subject.kind()) {
        case DIRECTORY ->
            said.directories().put(SubjectKey.of(origin, subject), RawPath.decode(subject.name()));
        case ENTRY -> {
          RawPath path = RawPath.decode(subject.name());
          said.names()
              .computeIfAbsent(path.parent().orElseThrow(), none -> new HashSet<>())
              .add(path.name().orElseThrow());
        }
        default -> {
          // Others have no path.
        }
      }
    }
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

  private MapValue value(
      LogId log, SubjectKey key, @Nullable MapValue before, List<Mention> mentions, Said said) {
    Sha256 chain = before == null ? Sha256.ZERO : before.chain();
    for (Mention mention : mentions) {
      chain = MapValue.chain(chain, mention.hash());
    }
    long counted = before == null ? 0 : before.count();
    long count = counted + mentions.size();
    Leaf last = mentions.getLast().leaf();
    RawPath directory = said.directories().get(key);
    Sha256 state =
        directory == null
            ? Sha256.ofBytes(last.document().bytes())
            : listings.state(
                log, directory, counted, count, said.names().getOrDefault(directory, Set.of()));
    return new MapValue(chain, count, last.index(), state);
  }
}
