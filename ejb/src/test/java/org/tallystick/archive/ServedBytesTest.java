package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedBytesTest {

  @Test
  void nothing_is_served_at_first() {
    assertThat(new ServedBytes(10).count()).isZero();
  }

  @Test
  void a_byte_served_twice_counts_once() {
    ServedBytes served = new ServedBytes(10);

    served.add(0, 6);
    served.add(3, 7);

    assertThat(served.count()).isEqualTo(10);
  }

  @Test
  void what_lies_beyond_the_end_does_not_count() {
    ServedBytes served = new ServedBytes(4);

    served.add(2, 100);
    served.add(50, 10);

    assertThat(served.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void any_order_of_ranges_counts_as_a_set_of_bytes_does(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = 200;
    ServedBytes served = new ServedBytes(size);
    BitSet oracle = new BitSet(size);

    for (int i = 0; i < 60; i++) {
      int offset = random.nextInt(size);
      int length = 1 + random.nextInt(20);
      served.add(offset, length);
      oracle.set(offset, Math.min(size, offset + length));

      assertThat(served.count()).isEqualTo(oracle.cardinality());
    }
  }
}
