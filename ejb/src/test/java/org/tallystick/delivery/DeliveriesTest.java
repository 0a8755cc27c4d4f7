package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Document;
import org.tallystick.archive.OpenedDownload;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;

class DeliveriesTest {

  @TempDir private Path data;
  private TestArchive archive;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private DeliveryState stateOf(Document document) {
    return deliveryOf(document).state();
  }

  private Delivery deliveryOf(Document document) {
    archive.ledger().settle();
    Deliveries deliveries = archive.make(Deliveries.class);
    Map<LedgerPosition, Delivery> known =
        archive.database().read(() -> deliveries.of(List.of(document.position())));
    return Objects.requireNonNull(known.get(document.position()));
  }

  private OpenedDownload read(String path) throws Exception {
    return done(archive.downloads().open(archive.session(), RawPath.of(path)));
  }

  private void remove(String path) {
    done(archive.directories().remove(archive.session(), RawPath.of(path)));
  }

  @Test
  void a_file_waits_is_read_is_delivered_and_taken_over() throws Exception {
    Document document = archive.place("a.xml", "one");
    assertThat(stateOf(document)).isEqualTo(DeliveryState.PLACED);

    OpenedDownload download = read("/out/a.xml");
    assertThat(stateOf(document)).isEqualTo(DeliveryState.READING);

    ByteBuffer content = ByteBuffer.allocate(3);
    download.read(content, 0);
    download.served(0, content.flip());
    archive.downloads().close(archive.session(), download);
    Delivery delivered = deliveryOf(document);
    assertThat(delivered.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivered.firsts().delivered()).contains(delivered.since());

    done(
        archive
            .directories()
            .rename(
                archive.session(), RawPath.of("/out/a.xml"), RawPath.of("/out/a.xml.done"), false));
    Delivery taken = deliveryOf(document);
    assertThat(taken.state()).isEqualTo(DeliveryState.ACKNOWLEDGED);
    assertThat(taken.firsts().delivered()).isEqualTo(delivered.firsts().delivered());
  }

  @Test
  void a_download_that_broke_off_is_a_failed_attempt_until_the_next_one() throws Exception {
    Document document = archive.place("a.xml", "one");
    archive.downloads().interrupted(archive.session(), read("/out/a.xml"), "the connection broke");
    assertThat(stateOf(document)).isEqualTo(DeliveryState.FAILED);

    archive.get("/out/a.xml");

    assertThat(stateOf(document)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_a_killed_server_had_open_is_not_open_any_more() throws Exception {
    archive.close();
    archive = TestArchive.onDisk(Files.createDirectories(data.resolve("disk")));
    Document document = archive.place("a.xml", "one");
    read("/out/a.xml");
    assertThat(stateOf(document)).isEqualTo(DeliveryState.READING);

    archive = archive.restarted();
    archive
        .ledger()
        .ledger()
        .append(ACME, transaction -> transaction.append(Event.of(EventType.SERVER_STARTED)));

    assertThat(stateOf(document)).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void a_later_file_of_its_name_supersedes_what_nobody_fetched() throws Exception {
    Document first = archive.place("a.xml", "one");
    Document second = archive.place("a.xml", "two");

    assertThat(stateOf(first)).isEqualTo(DeliveryState.SUPERSEDED);
    assertThat(stateOf(second)).isEqualTo(DeliveryState.PLACED);
    archive.get("/out/a.xml");
    archive.place("a.xml", "three");
    assertThat(stateOf(second)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_is_removed_unread_is_removed_and_what_is_removed_after_reading_is_taken_over()
      throws Exception {
    Document unread = archive.place("a.xml", "one");
    remove("/out/a.xml");
    Document fetched = archive.place("b.xml", "two");
    archive.get("/out/b.xml");
    archive.ledger().settle();
    remove("/out/b.xml");

    assertThat(stateOf(unread)).isEqualTo(DeliveryState.REMOVED);
    assertThat(stateOf(fetched)).isEqualTo(DeliveryState.ACKNOWLEDGED);
  }

  @Test
  void what_the_partner_sent_has_no_delivery() {
    Document received = archive.put("/in/a.xml", "one");

    archive.ledger().settle();
    Deliveries deliveries = archive.make(Deliveries.class);
    assertThat(
            archive
                .database()
                .<Map<LedgerPosition, Delivery>>read(
                    () -> deliveries.of(List.of(received.position()))))
        .isEmpty();
  }
}
