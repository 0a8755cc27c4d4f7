package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private static final int LARGEST = 6;

  private final Coming coming = new Coming();
  private final Gathering gathering = new Gathering(LARGEST);

  /// Attempts that come while somebody waits; when there are none the wait is over. How long was to be waited is kept.
  private static final class Coming extends LinkedBlockingQueue<Submission<?>> {
    private static final long serialVersionUID = 1L;

    private final transient List<Submission<?>> later = new ArrayList<>();
    private final transient List<Duration> waits = new ArrayList<>();

    @Override
    public @Nullable Submission<?> poll(long timeout, TimeUnit unit) {
      waits.add(Duration.of(timeout, unit.toChronoUnit()));
      return later.isEmpty() ? null : later.removeFirst();
    }
  }

  private static Submission<?> asking() {
    return new Submission<>(TestLedger.ACME, LedgerTransaction::size, false);
  }

  private static Submission<?> unattended() {
    return new Submission<>(TestLedger.ACME, LedgerTransaction::size, true);
  }

  /// @return how many are in a batch that begins with `first`
  private int batch(Submission<?> first, int waiting, int later) throws InterruptedException {
    coming.waits.clear();
    for (int i = 0; i < waiting; i++) {
      coming.add(asking());
    }
    for (int i = 0; i < later; i++) {
      coming.later.add(asking());
    }
    List<Submission<?>> batch = new ArrayList<>(List.of(first));
    gathering.complete(batch, coming);
    coming.later.clear();
    return batch.size();
  }

  @Test
  void whoAsksAloneDoesNotWait() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(batch(asking(), 0, 1)).isEqualTo(1);
      assertThat(coming.waits).isEmpty();
    }
  }

  @Test
  void whatNobodyWaitsForGivesOthersAMomentToComeAlong() throws Exception {
    assertThat(batch(unattended(), 0, 2)).isEqualTo(2);
    assertThat(coming.waits)
        .singleElement()
        .satisfies(wait -> assertThat(wait).isLessThanOrEqualTo(Gathering.FOR_ANYBODY));
    assertThat(batch(unattended(), 0, 0)).isEqualTo(1);
  }

  @Test
  void whereSeveralAskedAtOnceTheNextBatchWaitsForAsMany() throws Exception {
    batch(asking(), 2, 0);

    assertThat(batch(asking(), 0, 5)).isEqualTo(3);
    assertThat(coming.waits)
        .hasSize(2)
        .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Gathering.FOR_AS_MANY));
  }

  @Test
  void whoDoesNotComeIsNotWaitedForAgain() throws Exception {
    batch(asking(), 2, 0);
    batch(asking(), 0, 0);

    assertThat(batch(asking(), 0, 1)).isEqualTo(1);
  }

  @Test
  void afterSomeBatchesOfOneSizeOneMoreIsWaitedFor() throws Exception {
    batch(asking(), 1, 0);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      sizes.add(batch(asking(), 0, 5));
    }

    assertThat(sizes).containsExactly(2, 2, 2, 2, 2, 2, 2, 2, 3);
  }

  @Test
  void aBatchIsNotLargerThanTheLargest() throws Exception {
    batch(asking(), LARGEST - 1, 0);
    for (int i = 0; i < 20; i++) {
      assertThat(batch(asking(), 0, LARGEST + 3)).isEqualTo(LARGEST);
    }
  }
}
