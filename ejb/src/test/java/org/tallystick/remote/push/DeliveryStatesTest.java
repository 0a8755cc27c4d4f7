package org.tallystick.remote.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.remote.push.PushingTest.place;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Document;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.DeliveryState;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.remote.FakeServer;
import org.tallystick.remote.RemoteFixture;

/// What an operator reads of a file on its way to a partner's own server, from the log.
class DeliveryStatesTest {

  private static final String PART = "/incoming/.in.INV-1.xml.";

  @TempDir Path data;
  private RemoteFixture acme;

  @BeforeEach
  void open() throws Exception {
    acme = new RemoteFixture(data);
    place(acme, "old.xml", "placed before it was bound");
    acme.brings();
    place(acme, "INV-1.xml", "<invoice/>");
  }

  private DeliveryState state(String name) {
    acme.archive().ledger().settle();
    Deliveries deliveries = acme.archive().make(Deliveries.class);
    LedgerPosition document =
        acme.archive()
            .database()
            .read(() ->
                acme.archive()
                    .database()
                    .entities()
                    .createQuery("select d from Document d", Document.class)
                    .getResultStream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .map(Document::position)
                    .orElseThrow());
    return Objects.requireNonNull(
            acme.archive().database().read(() -> deliveries.of(List.of(document))).get(document))
        .state();
  }

  @Test
  void itIsToBeBroughtUntilItIsTriedAndThenDelivered() {
    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.PREPARED);
    assertThat(state("old.xml")).isEqualTo(DeliveryState.PLACED);

    acme.work();

    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void aFailureThatIsTriedAgainIsAnotherThanOneThatNobodyTriesAgain() {
    acme.server().refuse(PART);
    acme.work();
    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.FAILED);

    acme.settle();
    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.GAVE_UP);

    acme.server().refuse("");
    RemoteFixture.done(acme.operation().again(acme.waiting().getFirst().document()));
    acme.work();
    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whileItIsOnItsWayItIsBeingBrought() {
    acme.server().dieAt(2, false);
    try {
      acme.work();
    } catch (FakeServer.Death death) {
      acme.server().live();
    }

    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.BRINGING);

    acme.pass(Duration.ofSeconds(61));
    acme.settle();
    assertThat(state("INV-1.xml")).isEqualTo(DeliveryState.DELIVERED);
  }
}
