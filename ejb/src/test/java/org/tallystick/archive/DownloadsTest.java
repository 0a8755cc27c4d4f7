package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.PartnerSession;

/// A file is delivered when every byte was served, and what was served is the document; not else.
class DownloadsTest {

  private static final String PATH = "/in/large.bin";
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 200;

  @TempDir private Path folder;
  private final PartnerSession reader = TestArchive.session("reader");
  private TestArchive archive;
  private final byte[] content = new byte[PIECES * PIECE - 17];

  @BeforeEach
  void aLargeFileForThePartner() throws Exception {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    new Random(11).nextBytes(content);
    done(archive.put(PATH, content));
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update partner_interface set direction = 'OUTBOUND'");
    }
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private OpenedDownload open() throws IOException {
    return done(archive.downloads().open(reader, RawPath.of(PATH)));
  }

  private static void serve(OpenedDownload download, int from, int to) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(to - from);
    while (piece.hasRemaining() && download.read(piece, from + piece.position()) > 0) {
      // As often as it takes.
    }
    download.served(from, piece.flip());
  }

  private void serve(OpenedDownload download, List<Integer> pieces) throws IOException {
    for (int piece : pieces) {
      serve(download, piece * PIECE, Math.min(content.length, (piece + 1) * PIECE));
    }
  }

  private static List<Integer> pieces(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).boxed().toList());
  }

  private void close(OpenedDownload download) throws IOException {
    archive.downloads().close(reader, download);
  }

  /// The newest event, which is about the download.
  private JsonObject last() throws SQLException {
    archive.ledger().settle();
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select bytes from event_bytes where log_id = '"
                    + ACME
                    + "' order by idx desc fetch first 1 rows only")) {
      assertThat(row.next()).isTrue();
      return JsonObject.parse(row.getBytes(1));
    }
  }

  private void assertDelivered(JsonObject event) {
    assertThat(event.text("type")).isEqualTo("file.delivered");
    assertThat(event.text("hash")).isEqualTo(ContentDigest.of(content).hex());
    assertThat(event.integer("served")).isEqualTo(content.length);
    assertThat(event.text("complete")).isEqualTo("yes");
  }

  private static void assertNotDelivered(JsonObject event) {
    assertThat(event.text("type")).isEqualTo("read.closed");
    assertThat(event.text("complete")).isEqualTo("no");
  }

  @Test
  void everyByteInOrderIsADeliveryWithTheHashOfWhatWasServed() throws Exception {
    OpenedDownload download = open();

    serve(download, pieces(0, PIECES));
    close(download);

    assertDelivered(last());
  }

  @Test
  void readsThatRunAheadAndReadsAgainAreADelivery() throws Exception {
    OpenedDownload download = open();
    List<Integer> order = pieces(0, PIECES);
    Random random = new Random(7);
    for (int window = 0; window + 16 <= PIECES; window += 16) {
      Collections.shuffle(order.subList(window, window + 16), random);
    }
    order.addAll(pieces(3, 9));

    serve(download, order);
    close(download);

    assertDelivered(last());
  }

  @Test
  void aCutAt99PercentIsNoDelivery() throws Exception {
    OpenedDownload download = open();

    serve(download, pieces(0, PIECES * 99 / 100));
    close(download);

    JsonObject event = last();
    assertNotDelivered(event);
    assertThat(event.find("hash")).isEmpty();
    assertThat(event.integer("served")).isEqualTo(PIECES * 99L / 100 * PIECE);
  }

  @Test
  void everyByteOverTwoSessionsIsNoDelivery() throws Exception {
    OpenedDownload first = open();
    serve(first, pieces(0, 120));
    archive.downloads().interrupted(reader, first, "the connection was cut");
    OpenedDownload second = open();

    serve(second, pieces(110, PIECES));
    close(second);

    assertNotDelivered(last());
    assertThat(archive.ledger().types(ACME)).doesNotContain("file.delivered");
  }

  @Test
  void anOrderTooWildToTellWhatWasServedIsNoDeliveryAndSaysWhy() throws Exception {
    OpenedDownload download = open();
    List<Integer> backwards = pieces(0, PIECES);
    Collections.reverse(backwards);

    serve(download, backwards);
    close(download);

    JsonObject event = last();
    assertNotDelivered(event);
    assertThat(event.integer("served")).isEqualTo(content.length);
    assertThat(event.text("reason")).contains("too wild an order");
  }

  @Test
  void aRottenContentFileIsNoDeliveryAndTheClientIsTold() throws Exception {
    byte[] rotten = content.clone();
    rotten[content.length / 2] ^= 1;
    overwriteContent(rotten);
    OpenedDownload download = open();

    serve(download, pieces(0, PIECES));

    assertThatThrownBy(() -> close(download))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageStartingWith("TLY-0680 content " + ContentDigest.of(content))
        .hasMessageContaining(ContentDigest.of(rotten).hex());
    JsonObject event = last();
    assertNotDelivered(event);
    assertThat(event.text("hash")).isEqualTo(ContentDigest.of(rotten).hex());
    assertThat(event.text("reason")).startsWith("other bytes");
  }

  @Test
  void aContentFileThatGrewIsServedAsFarAsTheDocumentGoes() throws Exception {
    byte[] longer = new byte[content.length + PIECE];
    System.arraycopy(content, 0, longer, 0, content.length);
    overwriteContent(longer);
    OpenedDownload download = open();
    ByteBuffer end = ByteBuffer.allocate(2 * PIECE);

    int count = download.read(end, content.length - 5);
    serve(download, pieces(0, PIECES));
    close(download);

    assertThat(count).isEqualTo(5);
    assertDelivered(last());
  }

  @Test
  void aContentFileThatWasCutFailsTheReadInsteadOfEndingEarly() throws Exception {
    overwriteContent(new byte[PIECE]);
    OpenedDownload download = open();

    assertThatThrownBy(() -> serve(download, pieces(1, 2)))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageStartingWith("TLY-0681 content")
        .hasMessageContaining(Integer.toString(content.length));
  }

  private void overwriteContent(byte[] bytes) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data/content"))) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.delete(file);
      Files.write(file, bytes);
    }
  }
}
