package org.tallystick.remote.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.InterfaceId;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteStep;

class TriedTest {

  /// Nobody asks it for its job or its document.
  @SuppressWarnings("NullAway")
  private static Bringing.Load load(int index) {
    return new Bringing.Load(
        null,
        new Waiting(
            new LedgerPosition(new LogId("acme"), index),
            new InterfaceId("acme.invoices"),
            RawName.of("f" + index),
            0,
            Instant.EPOCH,
            false,
            false,
            Optional.empty()),
        null,
        1);
  }

  private final List<Bringing.Load> loads = List.of(load(0), load(1), load(2), load(3), load(4));
  private final Tried tried =
      new Tried(loads.stream().map(load -> new Tried.Begun(load, load == loads.get(4))).toList());

  private void fails(int index, RemoteFault.Reach reach) {
    tried.begins(loads.get(index));
    tried.ended(
        new Outcome.Failed(
            loads.get(index),
            new RemoteFault(RemoteStep.WRITE, reach, "write", "nothing", "wait")));
  }

  private void comes(int index) {
    tried.begins(loads.get(index));
    tried.ended(new Outcome.Brought(loads.get(index), "size"));
  }

  @Test
  void theEndOfTheServerIsHeldAgainstTheFirstOnly() {
    fails(2, RemoteFault.Reach.SERVER);
    comes(3);
    fails(1, RemoteFault.Reach.SERVER);
    fails(0, RemoteFault.Reach.PATH);

    assertThat(tried.outcomes())
        .extracting(Outcome::load)
        .containsExactly(loads.get(0), loads.get(1), loads.get(3));
  }

  @Test
  void whatWasUnderWayMayBeThereAndWhatWasNotBegunIsNot() {
    tried.begins(loads.get(0));
    fails(1, RemoteFault.Reach.SERVER);
    fails(2, RemoteFault.Reach.SERVER);

    assertThat(tried.untouched()).containsExactly(loads.get(3).file().document());
  }
}
