package org.tallystick.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  private static final long LIMIT = 1L << 53;

  @Test
  void theNextLeafGoesWhereTheLogEnds() {
    TreeSize size = new TreeSize(5);

    assertThat(size.nextIndex()).isEqualTo(new LeafIndex(5));
    assertThat(size.nextIndex().sizeAfter()).isEqualTo(new TreeSize(6)).isEqualTo(size.plus(1));
    assertThat(LeafIndex.FIRST.next()).isEqualTo(new LeafIndex(1)).isGreaterThan(LeafIndex.FIRST);
  }

  @Test
  void aLogHasTheLeavesBelowItsSize() {
    assertThat(new TreeSize(5).contains(new LeafIndex(4))).isTrue();
    assertThat(new TreeSize(5).contains(new LeafIndex(5))).isFalse();
    assertThat(TreeSize.EMPTY.isEmpty()).isTrue();
    assertThat(new TreeSize(1).isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, LIMIT, Long.MIN_VALUE, Long.MAX_VALUE})
  void anIndexJsonCannotCarryIsRefused(long value) {
    assertThatThrownBy(() -> new LeafIndex(value)).hasMessageContaining("leaf index " + value);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, LIMIT + 1})
  void aSizeBeyondTheLastIndexIsRefused(long value) {
    assertThatThrownBy(() -> new TreeSize(value)).hasMessageContaining("tree size " + value);
  }

  @Test
  void aFullLogHasNoNextIndex() {
    assertThat(new LeafIndex(LIMIT - 1).sizeAfter()).isEqualTo(new TreeSize(LIMIT));
    assertThatThrownBy(() -> new TreeSize(LIMIT).nextIndex())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
