package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.TestArchive;
import org.tallystick.ledger.TestLedger;
import org.tallystick.proof.TestProofs;

/// A day of 100,000 files in the long run, else of a share: it is listed and read page by page, and waits on disk.
class LongDayTest {

  private static final boolean LONG = Boolean.getBoolean("tallystick.long");
  private static final int FILES = LONG ? 100_000 : 4_000;
  private static final String DAY = "2026-11-20";

  @TempDir private Path folder;

  @Test
  void aLongDayIsListedAndReadWithoutBeingInMemory() throws IOException, SQLException {
    try (TestArchive archive = new TestArchive(Files.createDirectories(folder.resolve("data")))) {
      new TestProofs(archive);
      InBand exchange = InBand.wire(archive);
      fill(archive);

      long begun = System.nanoTime();
      List<HandoutEntry> listed = exchange.list(archive.session(), "/.exchange/messages");
      long listedAt = System.nanoTime();
      HandoutFile file =
          done(exchange.open(archive.session(), "/.exchange/messages/" + DAY + ".csv"));
      long openedAt = System.nanoTime();

      assertThat(listed).hasSize(2);
      assertThat(file.entry().size()).isEqualTo(listed.getFirst().size());
      assertThat(file.source().size()).isEqualTo(listed.getFirst().size());
      assertThat(file.source().inMemory()).isZero();
      ByteBuffer end = ByteBuffer.allocate(200);
      file.read(end, file.source().size() - 150);
      assertThat(new String(end.array(), 0, end.position(), StandardCharsets.UTF_8))
          .contains(",acme." + (base + FILES - 1) + ",");
      exchange.handouts().close(archive.session(), file);
      System.out.printf(
          "day of %,d files: list both forms %,d ms, open the CSV of %,d bytes %,d ms%n",
          FILES,
          (listedAt - begun) / 1_000_000,
          file.source().size(),
          (openedAt - listedAt) / 1_000_000);
    }
  }

  private long base;

  /// Rows as the ledger writes them; the leaves need not be true for a list.
  private void fill(TestArchive archive) throws SQLException {
    Instant at = archive.ledger().clock().instant();
    base = archive.ledger().types(TestLedger.ACME).size();
    byte[] digest = new byte[32];
    try (var connection = archive.database().source().getConnection()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("insert into content values (X'" + "00".repeat(32) + "', 1, true)");
      try (PreparedStatement leaf =
              connection.prepareStatement("insert into leaf values ('acme', ?, X'00', X'00')");
          PreparedStatement event =
              connection.prepareStatement(
                  "insert into event_document (log_id, idx, at, type, sha256, document_idx) values ('acme', ?, ?, 'file.received', X'00', ?)");
          PreparedStatement document =
              connection.prepareStatement(
                  "insert into document (log_id, idx, direction, interface_id, sha256, size, archived_at) values ('acme', ?, 'INBOUND', 'acme.orders', ?, 1, ?)");
          PreparedStatement name =
              connection.prepareStatement(
                  "insert into document_name (log_id, idx, path, name_text, name_key) values ('acme', ?, ?, 'n', 'n')")) {
        for (long i = base; i < base + FILES; i++) {
          leaf.setLong(1, i);
          leaf.addBatch();
          event.setLong(1, i);
          event.setObject(2, at.atOffset(ZoneOffset.UTC));
          event.setLong(3, i);
          event.addBatch();
          document.setLong(1, i);
          document.setBytes(2, digest);
          document.setObject(3, at.atOffset(ZoneOffset.UTC));
          document.addBatch();
          name.setLong(1, i);
          name.setBytes(2, ("/in/file-" + i + ".xml").getBytes(StandardCharsets.US_ASCII));
          name.addBatch();
          if (i % 1000 == 0 || i == base + FILES - 1) {
            leaf.executeBatch();
            event.executeBatch();
            document.executeBatch();
            name.executeBatch();
          }
        }
      }
      connection
          .createStatement()
          .execute("update transparency_log set size = " + (base + FILES) + " where id = 'acme'");
      connection.commit();
    }
  }
}
