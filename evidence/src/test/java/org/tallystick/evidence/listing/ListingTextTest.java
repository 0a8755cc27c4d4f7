package org.tallystick.evidence.listing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawPath;

class ListingTextTest {

  private static final String HEAD = "tallystick/listing/v1\n/in\nsalt " + "5".repeat(64) + "\n2\n";
  private static final String FILE =
      "INV%202 48211 " + "3b".repeat(32) + " 2026-11-20T14:37:57.123Z\n";
  private static final String FOLDER = "old/ - - 2026-11-20T15:02:11.870Z\n";

  private static void read(String text) {
    ListingText.require(text.getBytes(StandardCharsets.UTF_8), RawPath.of("/in"), 2);
  }

  @Test
  void whatTheWriterWritesIsRead() {
    assertThatCode(() -> read(HEAD + FILE + FOLDER)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD_AND + "INV%202 048211 H T\nold/ - - T\n",
        HEAD_AND + "INV 2 48211 H T\nold/ - - T\n",
        HEAD_AND + "INV%202 48211 h T\nold/ - - T\n",
        HEAD_AND + "INV%202 48211 H T\nINV%202 48211 H T\n",
        HEAD_AND + "old/ - - T\nINV%202 48211 H T\n",
        HEAD_AND + "INV%202 48211 H T\nold/ 1 H T\n",
        HEAD_AND + "INV%202 48211 H T\nold/ - - 2026-11-20T15:02:11Z\n",
        HEAD_AND + "INV%202 48211 H T\nold/ - - T",
        HEAD_AND + "INV%202 48211 H T\n",
        HEAD_AND + "INV%202 48211 H T\nold/ - - T\nz/ - - T\n"
      })
  void whatItWouldNotWriteIsRefused(String text) {
    String listing =
        text.replace(HEAD_AND, HEAD)
            .replace(" H ", " " + "3b".repeat(32) + " ")
            .replace(" h ", " " + "3B".repeat(32) + " ")
            .replace(" T", " 2026-11-20T14:37:57.123Z");

    assertThatIllegalArgumentException().isThrownBy(() -> read(listing));
  }

  private static final String HEAD_AND = "HEAD|";
}
