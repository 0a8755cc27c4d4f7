package org.tallystick.evidence.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

  /// FIPS 180-2, appendix B.1.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theHashOfAbcIsThatOfTheStandard() {
    assertThat(Sha256.over("abc".getBytes(US_ASCII)).hex()).isEqualTo(ABC);
  }

  @Test
  void partsAreHashedOneAfterTheOther() {
    Sha256 inParts = Sha256.over("a".getBytes(US_ASCII), new byte[0], "bc".getBytes(US_ASCII));

    assertThat(inParts).isEqualTo(Sha256.ofHex(ABC)).hasSameHashCodeAs(Sha256.ofHex(ABC));
  }

  @Test
  void hexAndBytesReadBack() {
    Sha256 hash = Sha256.ofHex(ABC);

    assertThat(Sha256.ofBytes(hash.bytes())).isEqualTo(hash);
    assertThat(hash).hasToString(ABC).isNotEqualTo(Sha256.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ba78", "zz"})
  void hexOfAnotherLengthIsRefused(String hex) {
    assertThatThrownBy(() -> Sha256.ofHex(hex)).hasMessageContaining("64 lower-case");
  }

  @Test
  void upperCaseHexIsRefusedBecauseAHashHasOneSpelling() {
    String upper = ABC.toUpperCase(Locale.ROOT);

    assertThatThrownBy(() -> Sha256.ofHex(upper)).hasMessageContaining("64 lower-case");
  }

  @Test
  void bytesOfAnotherLengthAreRefused() {
    for (int length : new int[] {0, 31, 33, 64}) {
      assertThatThrownBy(() -> Sha256.ofBytes(new byte[length]))
          .hasMessageContaining("expected 32");
    }
  }

  @Test
  void changingTheArrayGivenOrTakenChangesNothing() {
    byte[] given = Sha256.ofHex(ABC).bytes();
    Sha256 hash = Sha256.ofBytes(given);

    given[0]++;
    hash.bytes()[1]++;

    assertThat(hash.hex()).isEqualTo(ABC);
  }

  @Test
  void theOrderIsUnsigned() {
    byte[] high = new byte[32];
    high[0] = (byte) 0x80;
    byte[] low = new byte[32];
    low[0] = 0x7f;

    assertThat(Sha256.ofBytes(high)).isGreaterThan(Sha256.ofBytes(low));
    assertThat(Sha256.ZERO).isLessThan(Sha256.ofBytes(low));
  }
}
