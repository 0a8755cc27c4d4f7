package org.tallystick.evidence.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

  private static final RawPath IN = RawPath.of("/in");

  @ParameterizedTest
  @ValueSource(strings = {"/", "/in", "/in/2026/11", "/a b/é\n", "/..."})
  void storedBytesReadBack(String path) {
    RawPath read = RawPath.parse(path.getBytes(UTF_8));

    assertThat(read.bytes()).isEqualTo(path.getBytes(UTF_8));
    assertThat(RawPath.decode(read.encoded())).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "in", "/in/", "//", "//in", "/in//a", "/.", "/in/..", "/../in", "/a\0"})
  void aPathThatIsNotNormalisedIsRefused(String path) {
    assertThatThrownBy(() -> RawPath.of(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "in", "/in/", "//", "/%2E", "/a b", "/a%2Fb"})
  void anEncodedPathHasOneSpelling(String encoded) {
    assertThatThrownBy(() -> RawPath.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRootHasNoNameAndNoParent() {
    assertThat(RawPath.ROOT.isRoot()).isTrue();
    assertThat(RawPath.ROOT.name()).isEmpty();
    assertThat(RawPath.ROOT.parent()).isEmpty();
    assertThat(RawPath.ROOT.encoded()).isEqualTo("/");
    assertThat(RawPath.of("/")).isEqualTo(RawPath.ROOT).hasToString("/");
  }

  @Test
  void resolvingANameAndTakingTheParentAreInverse() {
    RawName name = RawName.of("a b.xml");
    RawPath path = IN.resolve(name);

    assertThat(path).hasToString("/in/a b.xml");
    assertThat(path.encoded()).isEqualTo("/in/a%20b.xml");
    assertThat(path.name()).contains(name);
    assertThat(path.parent()).contains(IN);
    assertThat(IN.parent()).contains(RawPath.ROOT);
  }

  @Test
  void aPathStartsWithItsDirectoriesNameByName() {
    RawPath path = RawPath.of("/in/2026/a");

    assertThat(path.startsWith(RawPath.ROOT)).isTrue();
    assertThat(path.startsWith(IN)).isTrue();
    assertThat(path.startsWith(path)).isTrue();
    assertThat(path.startsWith(RawPath.of("/i"))).isFalse();
    assertThat(RawPath.of("/inside").startsWith(IN)).isFalse();
    assertThat(IN.startsWith(path)).isFalse();
  }

  @Test
  void aDirectorysContentStaysTogetherInOrder() {
    List<RawPath> sorted =
        new ArrayList<>(
            List.of(RawPath.of("/a"), RawPath.of("/a/b"), RawPath.of("/a-"), RawPath.of("/b")));
    List<RawPath> shuffled = new ArrayList<>(sorted);
    Collections.reverse(shuffled);
    shuffled.add(RawPath.ROOT);
    sorted.addFirst(RawPath.ROOT);

    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(sorted);
  }

  @Test
  void aPathHasUpTo4096Bytes() {
    RawName longest = RawName.of("x".repeat(255));
    RawPath path = RawPath.ROOT;
    for (int i = 0; i < 16; i++) {
      path = path.resolve(longest);
    }
    RawPath full = path;

    assertThat(full.bytes()).hasSize(RawPath.MAX_BYTES);
    assertThatThrownBy(() -> full.resolve(RawName.of("a"))).hasMessageContaining("4098 bytes");
  }
}
