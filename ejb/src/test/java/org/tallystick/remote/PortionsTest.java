package org.tallystick.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {

  private static List<List<Integer>> of(Integer... sizes) {
    return Portions.of(List.of(sizes), Integer::longValue, 25);
  }

  @Test
  void theOrderStays() {
    assertThat(of(1, 100_000, 2, 3, 200_000, 4))
        .containsExactly(
            List.of(1), List.of(100_000), List.of(2), List.of(3), List.of(200_000), List.of(4));
  }

  @Test
  void aLargeFileGoesAlone() {
    assertThat(Portions.of(Collections.nCopies(40, 65_537), Integer::longValue, 25))
        .allMatch(portion -> portion.size() == 1);
  }

  @Test
  void fewFilesAreSharedByAllLanesAndManyShareACommit() {
    assertThat(Portions.of(Collections.nCopies(16, 1), Integer::longValue, 25)).hasSize(16);
    assertThat(Portions.of(Collections.nCopies(100, 1), Integer::longValue, 25)).hasSize(15);
    assertThat(Portions.of(Collections.nCopies(2_000, 1), Integer::longValue, 25))
        .hasSize(80)
        .allMatch(portion -> portion.size() == 25);
  }
}
