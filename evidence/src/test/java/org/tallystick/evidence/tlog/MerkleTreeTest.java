package org.tallystick.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final int LARGEST = 130;

  private final TreeInMemory hashes = new TreeInMemory();
  private final MerkleTree tree = new MerkleTree(hashes);
  private final List<LeafHash> leaves = new ArrayList<>();

  @BeforeEach
  void grow() {
    for (int i = 0; i < LARGEST; i++) {
      LeafHash leaf = LeafHash.of(("leaf " + i).getBytes(StandardCharsets.UTF_8));
      leaves.add(leaf);
      hashes.append(leaf);
    }
  }

  /// MTH as RFC 6962 §2.1 writes it.
  private NodeHash naive(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from).asNode();
    }
    int k = Integer.highestOneBit(to - from - 1);
    return NodeHash.of(naive(from, from + k), naive(from + k, to));
  }

  @Test
  void everyRootIsTheNaiveOne() {
    assertThat(tree.root(TreeSize.EMPTY)).isEqualTo(NodeHash.EMPTY);
    for (int size = 1; size <= LARGEST; size++) {
      assertThat(tree.root(new TreeSize(size))).isEqualTo(naive(0, size));
    }
  }

  @Test
  void everyLeafOfEverySizeIsProvenAndNoOtherLeafByItsProof() {
    for (int size = 1; size <= LARGEST; size++) {
      NodeHash root = naive(0, size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(new LeafIndex(index), new TreeSize(size));

        assertThat(proof.verify(leaves.get(index), root)).isEqualTo(Verification.ACCEPTED);
        assertThat(proof.verify(leaves.get((index + 1) % LARGEST), root).isAccepted()).isFalse();
      }
    }
  }

  @Test
  void everyOlderSizeIsConsistentWithEveryNewer() {
    for (int newer = 1; newer <= LARGEST; newer++) {
      for (int older = 1; older <= newer; older++) {
        ConsistencyProof proof = tree.consistency(new TreeSize(older), new TreeSize(newer));

        assertThat(proof.verify(naive(0, older), naive(0, newer)))
            .as("%s to %s", older, newer)
            .isEqualTo(Verification.ACCEPTED);
        NodeHash forked = NodeHash.of(naive(0, older), naive(0, older));
        assertThat(proof.verify(forked, naive(0, newer)).isAccepted()).isFalse();
        assertThat(proof.verify(naive(0, older), forked).isAccepted()).isFalse();
      }
    }
  }

  @Test
  void everyRangeOfEverySizeIsProvenWhole() {
    for (int size = 1; size <= LARGEST; size++) {
      NodeHash root = naive(0, size);
      for (int from = 0; from < size; from++) {
        for (int to : List.of(from + 1, (from + size + 1) / 2, size)) {
          if (to <= from) {
            continue;
          }
          RangeProof proof = tree.range(new LeafIndex(from), new TreeSize(to), new TreeSize(size));

          assertThat(proof.verify(leaves.subList(from, to), root))
              .as("[%s, %s) of %s", from, to, size)
              .isEqualTo(Verification.ACCEPTED);
          assertThat(proof.verify(leaves.subList(from, to - 1), root).isAccepted()).isFalse();
        }
      }
    }
  }

  @Test
  void aHashTooManyTooFewOrWrongIsRefused() {
    for (int index : List.of(0, 63, 64, 100, 129)) {
      InclusionProof proof = tree.inclusion(new LeafIndex(index), new TreeSize(LARGEST));
      NodeHash root = naive(0, LARGEST);
      LeafHash leaf = leaves.get(index);

      List<NodeHash> more = new ArrayList<>(proof.hashes());
      more.add(NodeHash.EMPTY);
      assertThat(
              new InclusionProof(proof.index(), proof.size(), more).verify(leaf, root).isAccepted())
          .isFalse();
      assertThat(
              new InclusionProof(
                      proof.index(), proof.size(), proof.hashes().subList(1, proof.hashes().size()))
                  .verify(leaf, root)
                  .isAccepted())
          .isFalse();
      for (int wrong = 0; wrong < proof.hashes().size(); wrong++) {
        List<NodeHash> changed = new ArrayList<>(proof.hashes());
        changed.set(wrong, NodeHash.EMPTY);
        assertThat(
                new InclusionProof(proof.index(), proof.size(), changed)
                    .verify(leaf, root)
                    .isAccepted())
            .isFalse();
      }
    }
  }
}
