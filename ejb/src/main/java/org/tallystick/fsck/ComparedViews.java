package org.tallystick.fsck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
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
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.platform.Statements;

/// Says where the stored views of a log differ from what its leaves give.
final class ComparedViews implements LogViews {

  private static final String HEAD =
      "select at, map_root, subjects from head where log_id = ? and idx = ?";
  private static final String CHANGED =
      "select subject_key, chain, leaves, last_idx, state from subject_version"
          + " where log_id = ? and head_idx = ?";
  private static final String SUBJECTS =
      "select subject_key, chain, leaves, last_idx, state from subject where log_id = ?"
          + " order by log_id, subject_key";
  private static final String SLOT_VERSION =
      "select subject_key, hash from map_slot_version"
          + " where log_id = ? and prefix = ? and place = ? and head_idx = ?";
  private static final String SLOTS =
      "select place, subject_key, hash from map_slot where log_id = ? and prefix = ?";
  private static final String ENTRY =
      "select document_idx, sha256, size, modified_at, permissions, is_directory, dir_path, to_idx, shows"
          + " from directory_entry where log_id = ? and dir_key = ? and name = ? and from_idx = ?";
  private static final String STANDING =
      "select dir_key, name, from_idx from directory_entry where log_id = ? and to_idx = "
          + DirectoryEntry.STILL_VALID;
  private static final String TOKEN =
      "select sha256, not_earlier from token_leaf where log_id = ? and idx = ?";
  private static final String LEAVES =
      "select hash from leaf where log_id = ? and idx >= ? and idx < ? order by idx";
  private static final String SUBTREE =
      "select hash from subtree where log_id = ? and level = ? and idx = ?";
  private static final String USES =
      "select account_id, used_on, bytes, files from account_use"
          + " where account_id in (select id from account where partner_id = ?)";
  private static final int PORTION = 10_000;

  private final StoredLog log;
  private final Rows rows;
  private final ReplayStore store;
  private final Findings findings;

  ComparedViews(StoredLog log, CheckContext context) {
    this.log = log;
    this.rows = context.rows();
    this.store = context.store();
    this.findings = context.findings();
  }

  private String table(String name) {
    return "log " + log.id() + ", table " + name;
  }

  @Override
  public void head(HeadLeaf head, Map<SubjectKey, MapValue> changed) {
    store.count("heads", 1);
    store.count("subject versions", changed.size());
    String where = table("head") + ", head " + head.index();
    String expected = head.at().value() + " " + head.map() + " " + head.subjects();
    findings.sameView(
        where,
        rows.first(HEAD, ComparedViews::head, log.id().value(), head.index().value())
            .orElse("none"),
        expected);
    Map<SubjectKey, MapValue> stored = new HashMap<>();
    rows.each(
        CHANGED,
        row -> stored.put(SubjectKey.ofBytes(Rows.hash(row, "subject_key")), value(row)),
        log.id().value(),
        head.index().value());
    changed.forEach((key, value) -> {
      MapValue found = stored.get(key);
      if (!value.equals(found)) {
        findings.view(
            table("subject_version") + ", head " + head.index() + ", subject " + key,
            found == null ? "none" : found,
            value);
      }
    });
  }

  private static String head(ResultSet row) throws SQLException {
    return Statements.instant(row, "at")
        + " "
        + Sha256.ofBytes(Rows.hash(row, "map_root"))
        + " "
        + row.getLong("subjects");
  }

  private static MapValue value(ResultSet row) throws SQLException {
    return new MapValue(
        Sha256.ofBytes(Rows.hash(row, "chain")),
        row.getLong("leaves"),
        new LeafIndex(row.getLong("last_idx")),
        Sha256.ofBytes(Rows.hash(row, "state")));
  }

  @Override
  public void slots(HeadLeaf head, MapPrefix prefix, Map<Integer, MapSlot> changed) {
    store.count("slot versions", changed.size());
    changed.forEach((place, slot) -> {
      String found =
          rows.first(
                  SLOT_VERSION,
                  ComparedViews::slot,
                  log.id().value(),
                  prefix.bytes(),
                  place,
                  head.index().value())
              .orElse("none");
      if (!found.equals(said(slot))) {
        findings.view(
            table("map_slot_version")
                + ", head "
                + head.index()
                + ", place "
                + prefix
                + "/"
                + place,
            found,
            said(slot));
      }
    });
  }

  private static String slot(ResultSet row) throws SQLException {
    return slot(row.getBytes("subject_key"), Sha256.ofBytes(Rows.hash(row, "hash")));
  }

  private static String slot(byte @Nullable [] key, Sha256 hash) {
    return (key == null ? "-" : HexFormat.of().formatHex(key)) + " " + hash;
  }

  private static String said(MapSlot slot) {
    return switch (slot) {
      case MapSlot.Lone(SubjectKey key, Sha256 value) -> slot(key.bytes(), value);
      case MapSlot.Inner(Sha256 hash) -> slot(null, hash);
    };
  }

  private record Row(Optional<FileVersion> file, FileAttributes attributes, byte[] path, long to) {}

  private Optional<Row> row(TreeEntry entry) {
    return rows.first(
        ENTRY,
        ComparedViews::row,
        log.id().value(),
        ReplayStore.keyOf(entry.path().parent().orElseThrow()),
        entry.name().bytes(),
        entry.from());
  }

  private static Row row(ResultSet row) throws SQLException {
    Optional<FileVersion> file =
        row.getBoolean("is_directory")
            ? Optional.empty()
            : Optional.of(
                new FileVersion(
                    row.getLong("document_idx"),
                    ContentDigest.ofBytes(Rows.hash(row, "sha256")),
                    row.getLong("size"),
                    FileVersion.Kind.valueOf(row.getString("shows"))));
    return new Row(
        file,
        new FileAttributes(row.getLong("modified_at"), row.getInt("permissions")),
        row.getBytes("dir_path"),
        row.getLong("to_idx"));
  }

  private String where(TreeEntry entry) {
    return table("directory_entry") + ", " + entry.path().encoded() + " since " + entry.from();
  }

  @Override
  public void placed(TreeEntry entry) {
    store.count("entries", 1);
    Optional<Row> found = row(entry);
    if (found.isEmpty()) {
      findings.view(where(entry), "none", "an entry");
      return;
    }
    findings.sameView(where(entry), said(found.get().file()), said(entry.file()));
    entry
        .attributes()
        .ifPresent(expected ->
            findings.sameView(where(entry), said(found.get().attributes()), said(expected)));
    if (!Arrays.equals(found.get().path(), entry.path().parent().orElseThrow().bytes())) {
      findings.view(where(entry) + ", dir_path", "another", "that of its directory");
    }
  }

  private static String said(Optional<FileVersion> file) {
    return file.map(version ->
            "%s %d, %d bytes, SHA-256 %s"
                .formatted(version.kind(), version.index(), version.size(), version.digest()))
        .orElse("a directory");
  }

  private static String said(FileAttributes attributes) {
    return "modified %s, permissions %o"
        .formatted(Instant.ofEpochSecond(attributes.modifiedAt()), attributes.permissions());
  }

  @Override
  public void ended(TreeEntry entry, long index) {
    row(entry).ifPresent(found -> findings.sameView(where(entry) + ", to_idx", found.to(), index));
  }

  @Override
  public void token(long index, ContentDigest token, Instant notEarlier) {
    store.count("tokens", 1);
    findings.sameView(
        table("token_leaf") + ", leaf " + index,
        rows.first(
                TOKEN,
                row ->
                    ContentDigest.ofBytes(Rows.hash(row, "sha256"))
                        + " "
                        + Statements.instant(row, "not_earlier"),
                log.id().value(),
                index)
            .orElse("none"),
        token + " " + notEarlier);
  }

  @Override
  public void end(LogEnd end) {
    findings.sameView(table("transparency_log") + ", last_at", log.lastAt(), end.lastAt());
    number("head", "heads");
    number("subject_version", "subject versions");
    number("map_slot_version", "slot versions");
    number("map_slot", "slots");
    number("token_leaf", "tokens");
    number("directory_entry", "entries");
    subjects();
    slots();
    standing();
    if (end.erased() == 0) {
      uses();
    }
    subtrees(end.headedTo());
  }

  private void number(String table, String counted) {
    findings.sameView(
        table(table) + ", rows",
        rows.number("select count(*) from " + table + " where log_id = ?", log.id().value()),
        store.counted(counted));
  }

  private void subjects() {
    Iterator<Map.Entry<SubjectKey, MapValue>> expected = store.values();
    rows.each(
        SUBJECTS,
        row -> {
          SubjectKey key = SubjectKey.ofBytes(Rows.hash(row, "subject_key"));
          Map.Entry<SubjectKey, MapValue> next = expected.hasNext() ? expected.next() : null;
          if (next == null || !next.equals(Map.entry(key, value(row)))) {
            findings.view(
                table("subject"),
                key + " " + value(row),
                next == null ? "no more subjects" : next.getKey() + " " + next.getValue());
          }
        },
        log.id().value());
    if (expected.hasNext()) {
      findings.view(table("subject"), "no more subjects", expected.next().getKey());
    }
  }

  private void slots() {
    store.groups((prefix, slots) -> {
      Map<Integer, String> stored = new HashMap<>();
      rows.each(SLOTS, row -> stored.put(row.getInt("place"), slot(row)), log.id().value(), prefix);
      slots.forEach((place, slot) -> {
        String found = stored.getOrDefault(place, "none");
        if (!found.equals(said(slot))) {
          findings.view(
              table("map_slot") + ", place " + HexFormat.of().formatHex(prefix) + "/" + place,
              found,
              said(slot));
        }
      });
    });
  }

  private void standing() {
    long[] found = {0};
    rows.each(
        STANDING,
        row -> {
          found[0]++;
          long from = row.getLong("from_idx");
          Optional<Long> since = store.standsSince(row.getBytes("dir_key"), row.getBytes("name"));
          if (!since.equals(Optional.of(from))) {
            findings.view(
                table("directory_entry") + ", an entry since " + from,
                "it still stands",
                since.map(other -> "the one since " + other).orElse("none of that name"));
          }
        },
        log.id().value());
    findings.sameView(
        table("directory_entry") + ", entries that stand", found[0], store.standing());
  }

  private void uses() {
    Map<String, String> expected = new HashMap<>();
    store
        .uses()
        .forEach(use ->
            expected.put(use.account() + " on " + use.day(), said(use.bytes(), use.files())));
    rows.each(
        USES,
        row -> {
          String whose =
              row.getString("account_id") + " on " + row.getObject("used_on", LocalDate.class);
          String known = expected.remove(whose);
          findings.sameView(
              "table account_use, " + whose,
              said(row.getLong("bytes"), row.getLong("files")),
              known == null ? "none" : known);
        },
        log.id().value());
    expected.forEach((whose, sent) -> findings.view("table account_use, " + whose, "none", sent));
  }

  private static String said(long bytes, long files) {
    return bytes + " bytes in " + files + " files";
  }

  /// Of the leaves before the last head, which it stored; whether those that the head itself or a leaf after it fills are there does not matter.
  private void subtrees(long size) {
    Subtrees subtrees =
        new Subtrees((level, index, hash) -> {
          Optional<NodeHash> found =
              rows.first(
                  SUBTREE,
                  row -> NodeHash.ofBytes(Rows.hash(row, "hash")),
                  log.id().value(),
                  level,
                  index);
          if (!found.equals(Optional.of(hash))) {
            findings.view(
                table("subtree") + ", level " + level + ", number " + index,
                found.map(NodeHash::toString).orElse("none"),
                hash);
          }
        });
    for (long from = 0; from < size; from += PORTION) {
      rows.each(
          LEAVES,
          row -> subtrees.append(LeafHash.ofBytes(Rows.hash(row, "hash"))),
          log.id().value(),
          from,
          Math.min(size, from + PORTION));
    }
  }
}
