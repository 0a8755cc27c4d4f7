package org.tallystick.evidence.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.SharedFolder;

class CompactTreeTest {

  private static final List<LeafHash> LEAVES =
      IntStream.range(0, 131).mapToObj(i -> LeafHash.of(("leaf " + i).getBytes(UTF_8))).toList();

  /// The recursive definition, word for word: RFC 6962 §2.1.
  private static NodeHash definedRoot(List<LeafHash> leaves) {
    return switch (leaves.size()) {
      case 0 -> NodeHash.EMPTY;
      case 1 -> leaves.getFirst().asNode();
      default -> {
        int split = Integer.highestOneBit(leaves.size() - 1);
        yield NodeHash.of(
            definedRoot(leaves.subList(0, split)),
            definedRoot(leaves.subList(split, leaves.size())));
      }
    };
  }

  @Test
  void theRootIsTheDefinedOneForEverySizeUpTo130() {
    CompactTree tree = CompactTree.empty();
    assertThat(tree.root()).isEqualTo(definedRoot(List.of()));

    for (int size = 1; size <= 130; size++) {
      LeafIndex index = tree.append(LEAVES.get(size - 1));

      assertThat(index.value()).isEqualTo(size - 1);
      assertThat(tree.size().value()).isEqualTo(size);
      assertThat(tree.root()).as("size %s", size).isEqualTo(definedRoot(LEAVES.subList(0, size)));
    }
  }

  @Test
  void aTreeResumedAtAnySizeGrowsAsIfItHadNeverStopped() {
    for (int stop = 0; stop <= 130; stop++) {
      CompactTree before = grown(CompactTree.empty(), 0, stop);

      CompactTree after = CompactTree.resume(before.size(), before.frontier());

      assertThat(grown(after, stop, 131).root()).isEqualTo(definedRoot(LEAVES));
    }
  }

  @Test
  void theFrontierHasOneHashForEachPerfectSubtree() {
    assertThat(grown(CompactTree.empty(), 0, 7).frontier())
        .containsExactly(
            definedRoot(LEAVES.subList(0, 4)),
            definedRoot(LEAVES.subList(4, 6)),
            definedRoot(LEAVES.subList(6, 7)));
  }

  @Test
  void aFrontierOfAnotherLengthIsRefused() {
    List<NodeHash> two = List.of(NodeHash.EMPTY, NodeHash.EMPTY);

    assertThatThrownBy(() -> CompactTree.resume(new TreeSize(4), two))
        .hasMessageContaining("expected 1");
  }

  @Test
  void theRootsAreThoseOfAPublicLog() throws IOException {
    Path log = SharedFolder.require("vectors/tessera-log/log");
    List<String> entries =
        List.of(
            "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten"
                .split(" "));
    CompactTree tree = CompactTree.empty();

    for (int size = 0; size <= entries.size(); size++) {
      List<String> checkpoint = Files.readAllLines(log.resolve("checkpoint." + size));
      assertThat(checkpoint.get(1)).isEqualTo(Integer.toString(size));
      assertThat(Base64.getEncoder().encodeToString(tree.root().bytes()))
          .as("root at size %s", size)
          .isEqualTo(checkpoint.get(2));
      if (size < entries.size()) {
        tree.append(LeafHash.of(entries.get(size).getBytes(UTF_8)));
      }
    }
  }

  private static CompactTree grown(CompactTree tree, int from, int to) {
    LEAVES.subList(from, to).forEach(tree::append);
    return tree;
  }
}
