package org.tallystick.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;

/// The rows the ledger writes, in a database of the real schema: events and files as they are in the archive.
final class LedgerRows {

  static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private final JdbcDataSource database = new JdbcDataSource();
  private final SplittableRandom random = new SplittableRandom(20261120);
  private long size;

  LedgerRows(String name) {
    database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    execute("runscript from 'classpath:db/migration/common/V1__ledger_archive_directory.sql'");
    execute("runscript from 'classpath:db/migration/common/V2__partners_people_business.sql'");
    execute(
        "insert into partner (id, name, created_at) values ('acme', 'Acme Corporation', ?)", at());
    execute(
        "insert into transparency_log (id, origin, size, last_at) values ('acme', ?, 0, ?)",
        name,
        at());
  }

  String url() {
    return database.getURL();
  }

  DataSource database() {
    return database;
  }

  long size() {
    return size;
  }

  /// @return the event's index
  long event(EventType type, UnaryOperator<EventDocument.Builder> fields) {
    return append(type, null, fields);
  }

  /// A file the partner sent.
  ///
  /// @return its index
  long file(String name, String content) {
    ContentDigest digest = mention(content);
    long index = size;
    append(
        EventType.FILE_RECEIVED,
        index,
        fields ->
            fields
                .account("acme")
                .path(RawPath.of("/in"))
                .file(RawName.of(name), digest, content.length()));
    execute(
        "insert into document (log_id, idx, direction, account_id, sha256, size, archived_at) values ('acme', ?, 'INBOUND', 'acme', ?, ?, ?)",
        index,
        digest.bytes(),
        content.getBytes(UTF_8).length,
        at());
    execute(
        "insert into document_name (log_id, idx, path, name_text, name_key) values ('acme', ?, ?, ?, ?)",
        index,
        RawPath.of("/in/" + name).bytes(),
        name,
        name);
    return index;
  }

  /// A business document that rests on a file.
  void link(String id, String number, long file) {
    execute(
        "insert into business_document (id, partner_id, kind, number, issued_on, created_at, created_by) values (?, 'acme', 'packing-list', ?, date '2026-11-20', ?, 'op')",
        id,
        number,
        at());
    execute(
        "insert into business_line (business_document_id, line_number, item, description, quantity, unit) values (?, 1, 'A-100', 'Hexagon bolts', 12, 'EA')",
        id);
    execute(
        "insert into link (business_document_id, log_id, idx, linked_at, linked_by) values (?, 'acme', ?, ?, 'op')",
        id,
        file,
        at());
    append(
        EventType.DOCUMENT_LINKED,
        file,
        fields -> fields.text("business", id).text("number", number));
  }

  void execute(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private long append(
      EventType type, @Nullable Long document, UnaryOperator<EventDocument.Builder> fields) {
    long index = size;
    LogInstant at = new LogInstant(START.plusSeconds(index));
    EventDocument said = fields.apply(EventDocument.builder(type, at, Salt.random(random))).build();
    Leaf leaf = Leaf.of(new LeafIndex(index), at, type, said.digest(), List.of());
    execute(
        "insert into leaf (log_id, idx, bytes, hash) values ('acme', ?, ?, ?)",
        index,
        leaf.bytes(),
        leaf.hash().bytes());
    execute(
        "insert into event_document (log_id, idx, at, type, sha256, account_id, document_idx) values ('acme', ?, ?, ?, ?, ?, ?)",
        index,
        at(),
        type.word(),
        said.digest().bytes(),
        said.account().orElse(null),
        document);
    execute(
        "insert into event_bytes (log_id, idx, bytes) values ('acme', ?, ?)", index, said.bytes());
    execute("update transparency_log set size = ? where id = 'acme'", ++size);
    return index;
  }

  private ContentDigest mention(String content) {
    ContentDigest digest = ContentDigest.of(content.getBytes(UTF_8));
    execute(
        "merge into content (sha256, size, is_inline) key (sha256) values (?, ?, true)",
        digest.bytes(),
        content.length());
    execute(
        "merge into content_bytes (sha256, bytes) key (sha256) values (?, ?)",
        digest.bytes(),
        content.getBytes(UTF_8));
    return digest;
  }

  private Object at() {
    return START.plusSeconds(size).atOffset(ZoneOffset.UTC);
  }
}
