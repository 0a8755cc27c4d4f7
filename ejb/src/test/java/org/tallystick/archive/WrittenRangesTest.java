package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenRangesTest {

  private static final int SIZE = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWholeIsWhatABitPerByteSays(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int there = random.nextInt(20);
      WrittenRanges ranges = new WrittenRanges(there);
      BitSet bits = new BitSet();
      bits.set(0, there);
      for (int step = 0; step < 60; step++) {
        int start = random.nextInt(SIZE);
        if (random.nextInt(12) == 0) {
          ranges.cut(start);
          bits.clear(start, 2 * SIZE);
        } else {
          int end = start + random.nextInt(30);
          ranges.add(start, end);
          bits.set(start, end);
        }

        int whole = bits.nextClearBit(0);
        assertThat(ranges.whole()).isEqualTo(whole);
        assertThat(ranges.hasGap()).isEqualTo(bits.nextSetBit(whole) >= 0);
      }
    }
  }

  @Test
  void ofManyPiecesTheFarthestAreForgottenAndNothingIsTakenForWholeThatIsNot() {
    WrittenRanges ranges = new WrittenRanges(0);
    int pieces = WrittenRanges.MOST_PIECES + 100;
    for (int piece = 1; piece <= pieces; piece++) {
      ranges.add(2L * piece, 2L * piece + 1);
    }
    for (int piece = 0; piece <= pieces; piece++) {
      ranges.add(2L * piece, 2L * piece + 2);
    }

    assertThat(ranges.whole()).isEqualTo(2L * pieces + 2);
    assertThat(ranges.hasGap()).isFalse();
  }
}
