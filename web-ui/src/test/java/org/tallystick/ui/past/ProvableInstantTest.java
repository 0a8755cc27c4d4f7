package org.tallystick.ui.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;
import org.tallystick.past.DirectoryChange;
import org.tallystick.past.DirectoryState;
import org.tallystick.past.Moment;

class ProvableInstantTest {

  private static final Instant BEGIN = Instant.parse("2026-11-20T07:05:00Z");

  private static DirectoryChange change(long number, Instant at) {
    return new DirectoryChange(
        LedgerPosition.parse("acme." + number),
        number,
        at,
        DirectoryChange.Kind.MADE,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Instant provable(Moment moment, Instant stateAt, Optional<Instant> next) {
    DirectoryState state =
        new DirectoryState(8, stateAt, true, 0, 1, 2, 0, 0, Optional.of(Instant.EPOCH));
    return ProvableInstant.of(
        moment,
        new Shown(
            PastAddress.now(new PartnerId("acme"), RawPath.of("/in")),
            state,
            Optional.of(change(1, BEGIN)),
            next.map(at -> change(2, at))));
  }

  @Test
  void behind_a_change_it_is_when_a_head_has_sealed_it() {
    assertThat(provable(new Moment.Leaves(8), BEGIN, Optional.empty()))
        .isEqualTo(BEGIN.plusSeconds(2));
    assertThat(provable(new Moment.Leaves(8), BEGIN, Optional.of(BEGIN.plusSeconds(60))))
        .isEqualTo(BEGIN.plusSeconds(2));
  }

  @Test
  void it_is_never_behind_the_next_change() {
    assertThat(provable(new Moment.Leaves(8), BEGIN, Optional.of(BEGIN.plusMillis(900))))
        .isEqualTo(BEGIN.plusMillis(450));
    assertThat(provable(new Moment.Leaves(8), BEGIN, Optional.of(BEGIN))).isEqualTo(BEGIN);
  }

  @Test
  void an_instant_that_was_asked_for_is_kept_to_the_millisecond() {
    Instant asked = BEGIN.plusNanos(1_234_567);

    assertThat(provable(new Moment.At(asked), asked, Optional.of(BEGIN.plusSeconds(9))))
        .isEqualTo(BEGIN.plusMillis(1));
    assertThat(provable(Moment.NOW, asked, Optional.empty())).isEqualTo(BEGIN.plusMillis(1));
  }
}
