package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawName;

class HandoutNameTest {

  private static final String END = ".tlog-proof";

  @Test
  void aShortNameStandsWhole() {
    RawName receipt = HandoutName.of(RawName.of("order.xml"), 42, END);

    assertThat(receipt).isEqualTo(RawName.of("order.xml.42.tlog-proof"));
    assertThat(HandoutName.index(receipt, END)).contains(42L);
  }

  @ParameterizedTest
  @CsvSource({"199,0", "200,0", "199,1", "198,1", "197,1", "196,1", "199,3", "198,3", "198,4"})
  void aLongNameIsCutBeforeTheCharacterThatDoesNotFit(int ascii, int extra) {
    String name = "x".repeat(ascii) + "\u20ac".repeat(extra);
    long last = Long.MAX_VALUE >> 10;

    RawName receipt = HandoutName.of(RawName.of(name), last, END);

    String kept = receipt.text().replaceFirst("\\.\\d+\\.tlog-proof$", "");
    assertThat(name).startsWith(kept);
    assertThat(RawName.of(kept).length()).isBetween(Math.min(198, RawName.of(name).length()), 200);
    assertThat(HandoutName.index(receipt, END)).contains(last);
  }

  @Test
  void bytesThatAreNoUtf8AreCutAtTwoHundred() {
    byte[] name = new byte[255];
    Arrays.fill(name, (byte) 0x80);

    assertThat(HandoutName.of(RawName.of(name), 1, END).length())
        .isEqualTo(200 + ".1.tlog-proof".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.tlog-proof",
        ".1.tlog-proof",
        "a.01.tlog-proof",
        "a.1.tlog-proof.bak",
        "a.-1.tlog-proof",
        "a.99999999999999999.tlog-proof",
        "a1.tlog-proof"
      })
  void whatIsNotInTheFormHasNoIndex(String name) {
    assertThat(HandoutName.index(RawName.of(name), END)).isEqualTo(Optional.empty());
  }
}
