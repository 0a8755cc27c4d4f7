package org.tallystick.evidence.name;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawNameTest {

  private static RawName latin1(String name) {
    return RawName.of(name.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\0b", "\0"})
  void whatIsNotANameIsRefused(String name) {
    assertThat(RawName.isValid(name.getBytes(UTF_8))).isFalse();
    assertThatThrownBy(() -> RawName.of(name)).hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "..a", ".a", " ", "-", "\n", "a\\b", "~", "%"})
  void oddNamesAreNamesAllTheSame(String name) {
    assertThat(RawName.isValid(name.getBytes(UTF_8))).isTrue();
    assertThat(RawName.decode(RawName.of(name).encoded())).isEqualTo(RawName.of(name));
  }

  @Test
  void aNameHasUpTo255Bytes() {
    assertThat(RawName.of("x".repeat(255)).length()).isEqualTo(255);
    assertThatThrownBy(() -> RawName.of("x".repeat(256))).hasMessageContaining("256 bytes");
    assertThatThrownBy(() -> RawName.of("é".repeat(128))).hasMessageContaining("256 bytes");
  }

  @Test
  void everySingleByteKeepsItsOwnEncodingAndReadsBack() {
    for (int b = 1; b < 256; b++) {
      if (b == '/') {
        continue;
      }
      byte[] bytes = {'x', (byte) b};
      RawName name = RawName.of(bytes);
      boolean unreserved = b < 128 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0);

      assertThat(name.encoded()).isEqualTo(unreserved ? "x" + (char) b : "x%%%02X".formatted(b));
      assertThat(RawName.decode(name.encoded()).bytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource({"INV 1.xml,INV%201.xml", "a%b,a%25b", "é,%C3%A9", "(1),%281%29"})
  void namesEncodeAsInAnAddress(String name, String encoded) {
    assertThat(RawName.of(name).encoded()).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b", "é", "%", "%2", "a%", "%c3%a9", "%41", "%2E%2E", "%2F", "%00", "%GG", "a/b", ""
      })
  void anotherSpellingOfAnEncodedNameIsRefused(String encoded) {
    assertThatThrownBy(() -> RawName.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void composedAndDecomposedUnicodeAreTwoNames() {
    RawName composed = RawName.of("\u00e9");
    RawName decomposed = RawName.of("e\u0301");

    assertThat(composed).isNotEqualTo(decomposed);
    assertThat(composed.compareTo(decomposed)).isPositive();
  }

  @Test
  void invalidBytesAndControlCharactersAreShownAsHexadecimal() {
    assertThat(latin1("caf\u00e9.xml").text()).isEqualTo("caf\\xe9.xml");
    assertThat(latin1("\u00ff\u00fea").text()).isEqualTo("\\xff\\xfea");
    assertThat(latin1("a\u00e2\u0082").text()).as("cut in a character").isEqualTo("a\\xe2\\x82");
    assertThat(RawName.of("two\nlines\u007f").text()).isEqualTo("two\\x0alines\\x7f");
    assertThat(RawName.of("übergröße 😂").text()).isEqualTo("übergröße 😂");
  }

  @Test
  void orderIsUnsignedByBytes() {
    assertThat(latin1("\u00e9")).isGreaterThan(latin1("z"));
    assertThat(latin1("a")).isLessThan(latin1("aa"));
    assertThat(latin1("A")).isLessThan(latin1("a"));
  }

  @Test
  void nobodyChangesANameThroughItsArrays() {
    byte[] given = {'a'};
    RawName name = RawName.of(given);

    given[0] = 'b';
    name.bytes()[0] = 'c';

    assertThat(name).isEqualTo(RawName.of("a")).hasSameHashCodeAs(RawName.of("a")).hasToString("a");
  }

  @Test
  void randomNamesSurviveTheirEncodingSeed20261120() {
    Random random = new Random(20261120);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(255)];
      random.nextBytes(bytes);
      if (!RawName.isValid(bytes)) {
        continue;
      }

      RawName name = RawName.of(bytes);

      assertThat(RawName.decode(name.encoded())).isEqualTo(name);
      assertThat(name.encoded()).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+");
      assertThat(name.text().chars()).noneMatch(c -> c < 32);
    }
  }
}
