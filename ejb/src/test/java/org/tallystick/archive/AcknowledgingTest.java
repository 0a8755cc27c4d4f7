package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.testkit.Callers;

/// Our application takes over what a partner sent.
class AcknowledgingTest {

  @TempDir private Path data;
  private TestArchive archive;
  private Acknowledging acknowledging;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
    archive.ledger().wiring().with(Callers.named("erp"));
    acknowledging = archive.make(Acknowledging.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Optional<LedgerPosition> acknowledge(LedgerPosition document) {
    return acknowledging.acknowledge(document, Optional.of("SO-4711"));
  }

  @Test
  void aReceivedDocumentIsAcknowledgedOnceAndStaysWhereItIs() throws IOException {
    Document order = archive.put("/in/order.xml", "<order/>");

    Optional<LedgerPosition> first = acknowledge(order.position());
    Optional<LedgerPosition> second =
        acknowledging.acknowledge(order.position(), Optional.empty(), "somebody else");

    assertThat(first).isPresent().isEqualTo(second);
    assertThat(archive.ledger().types(ACME)).containsOnlyOnce("file.acknowledged");
    assertThat(archive.list("/in")).containsExactly("order.xml");
  }

  @Test
  void whatWeSentAndWhatIsNotThereIsNotForUsToAcknowledge() throws IOException {
    Document invoice = archive.place("invoice.xml", "<invoice/>");

    assertThat(List.of(acknowledge(invoice.position()), acknowledge(new LedgerPosition(ACME, 0))))
        .containsOnly(Optional.empty());
    assertThat(archive.ledger().types(ACME)).doesNotContain("file.acknowledged");
  }
}
