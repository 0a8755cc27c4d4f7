package org.tallystick.evidence.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The published table of event types is the one the program has.
class EventTableTest {

  private static final Pattern WORD = Pattern.compile("`([^`]+)`");

  private static List<String> section() throws IOException {
    return Files.readAllLines(Path.of("../docs/evidence.md")).stream()
        .dropWhile(line -> !line.startsWith("## 8. "))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .toList();
  }

  /// The first cells of the table, and the reserved types below it.
  private static List<String> named() throws IOException {
    return section().stream()
        .flatMap(line -> {
          if (line.startsWith("| `")) {
            return Stream.of(line.split("\\|", 3)[1]);
          }
          return line.startsWith("Reserved: ") ? Stream.of(line) : Stream.empty();
        })
        .flatMap(cell -> WORD.matcher(cell).results().map(word -> word.group(1)))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeHasItsRow(EventType type) throws IOException {
    assertThat(named())
        .as("docs/evidence.md §8 has no row for %s; write one, or name it as reserved", type.word())
        .contains(type.word());
  }

  @Test
  void noRowIsTwiceOrOfATypeThatIsNot() throws IOException {
    assertThat(named())
        .doesNotHaveDuplicates()
        .isSubsetOf(Arrays.stream(EventType.values()).map(EventType::word).toList());
  }
}
