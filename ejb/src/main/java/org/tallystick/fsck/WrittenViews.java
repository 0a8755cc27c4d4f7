package org.tallystick.fsck;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.MapSlot;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.publication.FoldedName;

/// Writes the views of a log anew from its leaves. What no event says, and only a view has (attributes a client set before it closed a file), is kept.
final class WrittenViews implements LogViews {

  private static final List<String> VIEWS =
      List.of(
          "head",
          "subject",
          "subject_version",
          "map_slot",
          "map_slot_version",
          "subtree",
          "token_leaf",
          "directory_entry");
  private static final String ATTRIBUTES =
      "select dir_key, name, from_idx, modified_at, permissions from directory_entry where log_id = ?";
  private static final String HEAD =
      "insert into head (log_id, idx, at, map_root, subjects) values (?, ?, ?, ?, ?)";
  private static final String SUBJECT =
      "insert into subject (log_id, subject_key, chain, leaves, last_idx, state) values (?, ?, ?, ?, ?, ?)";
  private static final String SUBJECT_VERSION =
      "insert into subject_version (log_id, subject_key, head_idx, chain, leaves, last_idx, state)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String SLOT =
      "insert into map_slot (log_id, prefix, place, subject_key, hash) values (?, ?, ?, ?, ?)";
  private static final String SLOT_VERSION =
      "insert into map_slot_version (log_id, prefix, place, head_idx, subject_key, hash)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String ENTRY =
      "insert into directory_entry (log_id, dir_key, name, from_idx, to_idx, dir_path, is_directory, document_idx,"
          + " sha256, size, modified_at, permissions, shows, waits, fold_key)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ENDED =
      "update directory_entry set to_idx = ?, waits = false where log_id = ? and dir_key = ? and name = ? and from_idx = ?";
  private static final String TOKEN =
      "insert into token_leaf (log_id, idx, sha256, not_earlier) values (?, ?, ?, ?)";
  private static final String SUBTREE =
      "insert into subtree (log_id, level, idx, hash) values (?, ?, ?, ?)";
  private static final String LEAVES =
      "select hash from leaf where log_id = ? and idx >= ? and idx < ? order by idx";
  private static final String LOG =
      "update transparency_log set size = ?, last_at = ? where id = ?";
  private static final String FORGET_USES =
      "delete from account_use where account_id in (select id from account where partner_id = ?)";
  private static final String USE =
      "insert into account_use (account_id, used_on, bytes, files) values (?, ?, ?, ?)";
  private static final int PORTION = 10_000;

  private final String log;
  private final Rows rows;
  private final ReplayStore store;

  WrittenViews(StoredLog log, CheckContext context) {
    this.log = log.id().value();
    this.rows = context.rows();
    this.store = context.store();
  }

  /// Takes the old ones away; in the same transaction as what follows.
  void begin() {
    rows.each(
        ATTRIBUTES,
        row ->
            store.keepAttributes(
                row.getBytes("dir_key"),
                row.getBytes("name"),
                row.getLong("from_idx"),
                row.getLong("modified_at"),
                row.getInt("permissions")),
        log);
    VIEWS.forEach(view -> rows.change("delete from " + view + " where log_id = ?", log));
  }

  @Override
  public void head(HeadLeaf head, Map<SubjectKey, MapValue> changed) {
    long index = head.index().value();
    rows.write(HEAD, log, index, head.at().value(), head.map().bytes(), head.subjects());
    changed.forEach((key, value) ->
        rows.write(
            SUBJECT_VERSION,
            log,
            key.bytes(),
            index,
            value.chain().bytes(),
            value.count(),
            value.last().value(),
            value.state().bytes()));
  }

  @Override
  public void slots(HeadLeaf head, MapPrefix prefix, Map<Integer, MapSlot> changed) {
    changed.forEach((place, slot) ->
        rows.write(
            SLOT_VERSION, log, prefix.bytes(), place, head.index().value(), key(slot), hash(slot)));
  }

  private static byte @Nullable [] key(MapSlot slot) {
    return slot instanceof MapSlot.Lone lone ? lone.key().bytes() : null;
  }

  private static byte[] hash(MapSlot slot) {
    return switch (slot) {
      case MapSlot.Lone(SubjectKey key, Sha256 value) -> value.bytes();
      case MapSlot.Inner(Sha256 hash) -> hash.bytes();
    };
  }

  @Override
  public void placed(TreeEntry entry) {
    FileAttributes attributes = attributes(entry);
    Optional<FileVersion> file = entry.file();
    rows.write(
        ENTRY,
        log,
        ReplayStore.keyOf(entry.path().parent().orElseThrow()),
        entry.name().bytes(),
        entry.from(),
        DirectoryEntry.STILL_VALID,
        entry.path().parent().orElseThrow().bytes(),
        entry.isDirectory(),
        file.map(FileVersion::index).orElse(null),
        file.map(version -> version.digest().bytes()).orElse(null),
        file.map(FileVersion::size).orElse(0L),
        attributes.modifiedAt(),
        attributes.permissions(),
        file.map(version -> version.kind().name()).orElse(null),
        file.filter(version -> version.kind() == FileVersion.Kind.HELD).isPresent(),
        FoldedName.of(entry.name()).key());
  }

  private FileAttributes attributes(TreeEntry entry) {
    return entry
        .attributes()
        .or(() ->
            store
                .keptAttributes(entry)
                .map(kept -> new FileAttributes(kept.getLong(), kept.getInt())))
        .orElseGet(() ->
            entry.isDirectory()
                ? FileAttributes.ofNewDirectory(entry.at())
                : FileAttributes.ofNewFile(entry.at()));
  }

  @Override
  public void ended(TreeEntry entry, long index) {
    rows.change(
        ENDED,
        index,
        log,
        ReplayStore.keyOf(entry.path().parent().orElseThrow()),
        entry.name().bytes(),
        entry.from());
  }

  @Override
  public void token(long index, ContentDigest token, Instant notEarlier) {
    rows.write(TOKEN, log, index, token.bytes(), notEarlier);
  }

  @Override
  public void end(LogEnd end) {
    for (Iterator<Map.Entry<SubjectKey, MapValue>> each = store.values(); each.hasNext(); ) {
      Map.Entry<SubjectKey, MapValue> subject = each.next();
      MapValue value = subject.getValue();
      rows.write(
          SUBJECT,
          log,
          subject.getKey().bytes(),
          value.chain().bytes(),
          value.count(),
          value.last().value(),
          value.state().bytes());
    }
    store.groups((prefix, slots) ->
        slots.forEach(
            (place, slot) -> rows.write(SLOT, log, prefix, place, key(slot), hash(slot))));
    if (end.erased() == 0) {
      rows.change(FORGET_USES, log);
      store
          .uses()
          .forEach(use -> rows.write(USE, use.account(), use.day(), use.bytes(), use.files()));
    }
    Subtrees subtrees =
        new Subtrees((level, index, hash) -> rows.write(SUBTREE, log, level, index, hash.bytes()));
    for (long from = 0; from < end.headedTo(); from += PORTION) {
      rows.each(
          LEAVES,
          row -> subtrees.append(LeafHash.ofBytes(Rows.hash(row, "hash"))),
          log,
          from,
          Math.min(end.headedTo(), from + PORTION));
    }
    rows.change(LOG, end.size(), end.lastAt(), log);
  }
}
