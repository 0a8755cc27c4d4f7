package org.tallystick.contract.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.contract.Samples;

class DecodingTest {

  private static DecodedText text(byte[] bytes) {
    return (DecodedText) Decoding.of(bytes, false);
  }

  @Test
  void utf8IsRecognisedWithAndWithoutAMark() {
    assertThat(text("größe €".getBytes(UTF_8)))
        .isEqualTo(new DecodedText("größe €", UTF_8, false, false));
    assertThat(text("\ufeffgröße".getBytes(UTF_8)).text()).isEqualTo("größe");
  }

  @Test
  void utf16IsRecognisedByItsMarkOrByAnXmlDeclaration() {
    assertThat(text("\ufeffgröße".getBytes(UTF_16BE)).text()).isEqualTo("größe");
    assertThat(text("\ufeffgröße".getBytes(UTF_16LE)).text()).isEqualTo("größe");
    assertThat(text("<?xml version='1.0'?><ä/>".getBytes(UTF_16LE)).text()).endsWith("<ä/>");
    assertThat(text("<?xml version='1.0'?><ä/>".getBytes(UTF_16BE)).charset()).isEqualTo(UTF_16BE);
  }

  @Test
  void anXmlDeclarationDecides() {
    // The same two bytes are one letter in UTF-8 and two in Latin-1.
    byte[] latin1 = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Ã¤</a>".getBytes(ISO_8859_1);

    assertThat(text(latin1))
        .extracting(DecodedText::charset, DecodedText::guessed)
        .containsExactly(ISO_8859_1, false);
    assertThat(text(latin1).text()).endsWith("<a>Ã¤</a>");
  }

  @ParameterizedTest
  @CsvSource({"no-such-charset", "UTF-16", "'x\" onclick=\"'"})
  void aDeclarationThatCannotBeTrueIsIgnored(String declared) {
    byte[] xml = ("<?xml version=\"1.0\" encoding=\"" + declared + "\"?><a>ä</a>").getBytes(UTF_8);

    assertThat(text(xml).charset()).isEqualTo(UTF_8);
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsLatin1AndSaidToBeGuessed() {
    assertThat(text("Straße 7".getBytes(ISO_8859_1)))
        .isEqualTo(new DecodedText("Straße 7", ISO_8859_1, true, false));
  }

  @Test
  void theEuroSignOfWindowsIsNotLost() {
    Charset windows = Charset.forName("windows-1252");

    assertThat(text("costs 5 € – “net”".getBytes(windows)).text()).isEqualTo("costs 5 € – “net”");
  }

  @ParameterizedTest
  @CsvSource({
    "504b0304,a ZIP archive",
    "255044462d312e37,a PDF document",
    "1f8b0800,gzip data",
    "89504e470d0a1a0a,a PNG image",
    "61620063,a byte that no text has: 0x00 at offset 2"
  })
  void binaryContentIsNoTextAndTheReasonSaysWhy(String hex, String reason) {
    assertThat(Decoding.of(HexFormat.of().parseHex(hex), false))
        .isInstanceOfSatisfying(NotText.class, not -> assertThat(not.reason()).startsWith(reason));
  }

  @Test
  void ebcdicIsNotTakenForLatin1() {
    byte[] ebcdic = "DESPATCH ADVICE 4711 ACME".getBytes(Charset.forName("IBM037"));

    assertThat(Decoding.of(ebcdic, false))
        .isInstanceOfSatisfying(NotText.class, not -> assertThat(not.reason()).contains("EBCDIC"));
  }

  @Test
  void aBrokenUtf16TextIsNotText() {
    assertThat(Decoding.of(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'}, false))
        .isInstanceOf(NotText.class);
  }

  @Test
  void aCutInsideACharacterIsNoFault() throws IOException {
    byte[] content = "aé€😂b".repeat(50).getBytes(UTF_8);

    for (int max = 1; max < content.length; max++) {
      DecodedText cut = (DecodedText) Decoding.read(Samples.stream(content), max);
      assertThat(cut.charset()).as("cut at %s", max).isEqualTo(UTF_8);
      assertThat(cut.truncated()).isTrue();
      assertThat("aé€😂b".repeat(50)).startsWith(cut.text());
    }
    DecodedText whole = (DecodedText) Decoding.read(Samples.stream(content), content.length);
    assertThat(whole.truncated()).isFalse();
  }

  @Test
  void anyBytesGiveAResultSeed7() {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);

      assertThat(Decoding.of(bytes, random.nextBoolean())).isNotNull();
    }
  }
}
