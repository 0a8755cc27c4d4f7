package org.tallystick.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Document;
import org.tallystick.remote.RemoteFixture;

/// Files are brought to Acme's own server; what stands in our `/out` is no help to Acme when it has lost them.
class ResendToPartnersServerTest {

  private static final UUID ID = UUID.fromString("018f4e6a-0000-4000-8000-000000000002");

  @TempDir private Path data;
  private RemoteFixture acme;
  private ResendOrders orders;
  private TestResends resends;

  @BeforeEach
  void open() {
    acme = new RemoteFixture(data).brings();
    resends = new TestResends(acme.archive());
    orders = resends.as("ada");
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private static ResendSelection only(Document document) {
    return new ResendSelection.Documents(List.of(document.position()));
  }

  private void order(Document document) {
    assertThat(
            orders.order(ID, ResendOrder.Kind.RESEND, only(document), "Acme lost its disk", true))
        .isInstanceOf(OrderOutcome.Done.class);
    acme.pass(Duration.ofSeconds(1));
    resends.run();
  }

  private Document brought() {
    Document document = acme.archive().place("INV-1.xml", "<invoice/>");
    acme.work();
    assertThat(acme.server().names()).containsExactly("/incoming/INV-1.xml");
    return document;
  }

  private ResendProgress progress() {
    return orders.find(ID).orElseThrow();
  }

  @Test
  void whatThePartnerLostIsBroughtOnceMore() {
    Document document = brought();
    acme.server().unmount();

    assertThat(orders.preview(ResendOrder.Kind.RESEND, only(document)).sentence())
        .isEqualTo("1 file, 1 partner");
    order(document);
    acme.work();

    assertThat(progress().done()).isEqualTo(1);
    assertThat(acme.server().bytes("/incoming/INV-1.xml")).asString().isEqualTo("<invoice/>");
    assertThat(acme.events("file.placed").getLast().integer("attempt")).isEqualTo(2);
    assertThat(acme.events("file.delivered")).hasSize(2);
    assertThat(acme.waiting()).isEmpty();
  }

  @Test
  void whatStillWaitsIsNotSentTwice() {
    acme.server().down(true);
    Document document = acme.archive().place("INV-1.xml", "<invoice/>");
    acme.work();

    order(document);
    acme.server().down(false);
    acme.settle();

    assertThat(progress().there()).isEqualTo(1);
    assertThat(acme.events("file.delivered")).hasSize(1);
  }

  @Test
  void aStoppedOrderBringsNothingMore() {
    Document document = brought();
    acme.server().unmount();
    order(document);

    orders.stop(ID);
    acme.settle();

    assertThat(progress().undone()).isEqualTo(1);
    assertThat(acme.server().names()).isEmpty();
    assertThat(acme.events("delivery.attempted")).hasSize(1);
    assertThat(acme.waiting()).isEmpty();
  }

  @Test
  void whatIsThereAlreadyIsNotTakenBack() {
    Document document = brought();
    acme.server().unmount();
    order(document);
    acme.work();

    orders.stop(ID);

    assertThat(progress().undone()).isZero();
    assertThat(progress().done()).isEqualTo(1);
    assertThat(acme.events("file.removed")).isEmpty();
    assertThat(acme.server().names()).containsExactly("/incoming/INV-1.xml");
  }
}
