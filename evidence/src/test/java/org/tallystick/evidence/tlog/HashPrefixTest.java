package org.tallystick.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashPrefixTest {

  @Test
  void theEmptyLeafHasTheHashOfTheOneBytePrefix() {
    assertThat(LeafHash.of(new byte[0]).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void theEmptyLogHasTheHashOfNothing() {
    assertThat(NodeHash.EMPTY.bytes()).isEqualTo(ContentDigest.EMPTY.bytes());
  }

  @Test
  void aLeafMadeOfTwoHashesIsNotTheirNode() {
    NodeHash left = LeafHash.of(new byte[] {1}).asNode();
    NodeHash right = LeafHash.of(new byte[] {2}).asNode();
    byte[] both = new byte[64];
    System.arraycopy(left.bytes(), 0, both, 0, 32);
    System.arraycopy(right.bytes(), 0, both, 32, 32);

    assertThat(LeafHash.of(both).asNode()).isNotEqualTo(NodeHash.of(left, right));
    assertThat(NodeHash.of(left, right)).isNotEqualTo(NodeHash.of(right, left));
  }

  @Test
  void storedHashesReadBack() {
    LeafHash leaf = LeafHash.of(new byte[] {42});

    assertThat(LeafHash.ofBytes(leaf.bytes())).isEqualTo(leaf).hasToString(leaf.hex());
    assertThat(NodeHash.ofBytes(leaf.bytes())).isEqualTo(leaf.asNode()).hasToString(leaf.hex());
  }
}
