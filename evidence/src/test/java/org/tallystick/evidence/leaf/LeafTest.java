package org.tallystick.evidence.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

class LeafTest {

  private static final LogInstant AT = LogInstant.parse("2026-11-20T14:37:57.123Z");
  private static final ContentDigest DOC = ContentDigest.of("event".getBytes(UTF_8));
  private static final SubjectKey LOW = SubjectKey.ofHex("0a".repeat(32));
  private static final SubjectKey HIGH = SubjectKey.ofHex("f0".repeat(32));

  private static final String LINE =
      "{\"at\":\"2026-11-20T14:37:57.123Z\",\"doc\":\""
          + DOC.hex()
          + "\",\"i\":164100,\"sub\":[\""
          + LOW.hex()
          + "\",\""
          + HIGH.hex()
          + "\"],\"type\":\"file.received\",\"v\":1}";

  private static Leaf leaf(List<SubjectKey> subjects) {
    return Leaf.of(new LeafIndex(164100), AT, EventType.FILE_RECEIVED, DOC, subjects);
  }

  private static SubjectKey key(int i) {
    return new SubjectKey(Sha256.over(new byte[] {(byte) i}));
  }

  @Test
  void aLeafIsTheLineOfTheFormat() {
    Leaf leaf = leaf(List.of(LOW, HIGH));

    assertThat(leaf.bytes()).asString(UTF_8).isEqualTo(LINE);
    assertThat(leaf.hash()).isEqualTo(LeafHash.of(LINE.getBytes(UTF_8)));
  }

  @Test
  void aLineReadsBack() {
    assertThat(Leaf.parse(LINE.getBytes(UTF_8))).isEqualTo(leaf(List.of(LOW, HIGH)));
  }

  @Test
  void subjectsAreSortedAndGivenOnce() {
    assertThat(leaf(List.of(HIGH, LOW, HIGH, LOW))).isEqualTo(leaf(List.of(LOW, HIGH)));
    assertThat(leaf(List.of()).bytes()).asString(UTF_8).contains("\"sub\":[]");
  }

  @Test
  void aLineWithSubjectsThatRepeatOrDescendIsRefused() {
    String descending = LINE.replace(LOW.hex(), "ff".repeat(32));
    String repeating = LINE.replace(LOW.hex(), HIGH.hex());

    for (String line : List.of(descending, repeating)) {
      assertThatThrownBy(() -> Leaf.parse(line.getBytes(UTF_8)))
          .hasMessage("leaf 164100: subject 1 does not come after the one before it");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":1|\"v\":2",
        "\"v\":1|\"v\":\"1\"",
        ",\"v\":1|''",
        "\"v\":1|\"v\":1,\"w\":1",
        "164100|-1",
        "164100|\"164100\"",
        "file.received|file.lost",
        ".123Z|Z",
        "\"sub\":[|\"sub\":[1,",
        "0a0a|0A0a"
      })
  void anotherShapeIsRefused(String part, String replacement) {
    String line = LINE.replace(part, replacement);

    assertThat(line).isNotEqualTo(LINE);
    assertThatThrownBy(() -> Leaf.parse(line.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineEndIsNotPartOfALeaf() {
    assertThatThrownBy(() -> Leaf.parse((LINE + "\n").getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLeafHasAtMostFourKibibytes() {
    List<SubjectKey> fits = IntStream.range(0, 58).mapToObj(LeafTest::key).toList();
    List<SubjectKey> tooMany = IntStream.range(0, 59).mapToObj(LeafTest::key).toList();

    assertThat(leaf(fits).bytes()).hasSizeLessThanOrEqualTo(Leaf.MAX_BYTES);
    assertThatThrownBy(() -> leaf(tooMany)).hasMessageContaining("an event with fewer subjects");
    assertThatThrownBy(() -> Leaf.parse(new byte[Leaf.MAX_BYTES + 1]))
        .hasMessageContaining("at most 4096");
  }

  @Test
  void everyOneByteChangeGivesAnotherHashOrIsRefused() {
    byte[] line = LINE.getBytes(UTF_8);
    LeafHash original = LeafHash.of(line);

    for (int i = 0; i < line.length; i++) {
      byte[] changed = line.clone();
      changed[i] ^= 1;
      assertThat(hashOrRefusal(changed)).as("byte %s", i).isNotEqualTo(original);
    }
  }

  private static Object hashOrRefusal(byte[] line) {
    try {
      return Leaf.parse(line).hash();
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }
}
