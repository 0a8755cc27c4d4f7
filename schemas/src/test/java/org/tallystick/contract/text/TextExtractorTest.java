package org.tallystick.contract.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.contract.Samples;

class TextExtractorTest {

  private static Extracted extract(String content, String fileName) {
    try {
      return (Extracted) TextExtractor.extract(Samples.stream(content.getBytes(UTF_8)), fileName);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String words(String content, String fileName) {
    return extract(content, fileName).text().strip().replaceAll("\\s+", " ");
  }

  private static String own(String name) throws IOException {
    return words(new String(Samples.own(name), UTF_8), name);
  }

  @ParameterizedTest
  @CsvSource({
    "despatch.xml,XML",
    "despatch.json,JSON",
    "despatch.csv,CSV",
    "despatch.edi,EDIFACT",
    "despatch.x12,X12"
  })
  void theNumberIsAWordInEveryFormat(String name, TextKind kind) throws IOException {
    assertThat(extract(new String(Samples.own(name), UTF_8), name).kind()).isEqualTo(kind);
    assertThat(own(name).split(" ")).contains("PL-4711");
  }

  @Test
  void xmlGivesTextsAndAttributesButNotItsMarks() throws IOException {
    assertThat(own("despatch.xml"))
        .isEqualTo("PL-4711 2026-11-20 Büttner & Söhne A-100 EA 12 bolts <M8> B-200 EA 3");
  }

  @Test
  void jsonGivesNamesAndValuesWithTheirEscapesResolved() throws IOException {
    assertThat(own("despatch.json"))
        .contains("sku A-100 qty 12 note Lübeck \"North\" gate")
        .endsWith("closed true empty none");
  }

  @Test
  void csvGivesItsFieldsApart() throws IOException {
    assertThat(own("despatch.csv")).endsWith("PL-4711 2026-11-20 B;200 3");
  }

  @Test
  void ediGivesItsValuesApart() throws IOException {
    assertThat(own("despatch.edi")).contains("BGM 351 PL-4711 9").contains("IT'S 5 + 3");
    assertThat(own("despatch.x12")).contains("BSN 00 PL-4711 20261120 1437");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a><b>needle</a>",
        "<a>needle",
        "<a>needle &undefined; </a>",
        "<a x=1>needle</a>",
        "<a>needle</a><b/>"
      })
  void brokenXmlIsFoundByItsWordsAllTheSame(String xml) {
    assertThat(extract(xml, "broken.xml").text()).contains("needle");
  }

  @Test
  void anExternalEntityIsNotRead() throws IOException {
    String secret = getClass().getResource("/samples/despatch.csv").toString();
    String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret + "\">]><a>needle &x; end</a>";

    assertThat(words(xml, "evil.xml")).contains("needle").doesNotContain("2026-11-20");
  }

  @Test
  void entitiesThatMultiplyAreNotExpanded() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
    }

    Extracted extracted = extract(dtd + "]><a>needle &e29;</a>", "bomb.xml");

    assertThat(extracted.text()).contains("needle").hasSizeLessThan(10_000);
  }

  @Test
  void onlyTheFirstBytesAreReadAndTheResultSaysSo() throws IOException {
    String content = "<a>" + "<b>word</b>".repeat(1000) + "</a>";

    Extracted cut =
        (Extracted) TextExtractor.extract(Samples.stream(content.getBytes(UTF_8)), "long.xml", 500);

    assertThat(cut.truncated()).isTrue();
    assertThat(cut.kind()).isEqualTo(TextKind.XML);
    assertThat(cut.text().strip()).startsWith("word").hasSizeLessThan(500).doesNotContain("<");
  }

  @Test
  void aContentWithoutEndIsReadOnlyUpToTheLimit() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    Extracted extracted = (Extracted) TextExtractor.extract(endless, "endless.txt");

    assertThat(extracted.text()).hasSize(TextExtractor.MAX_BYTES);
    assertThat(extracted.truncated()).isTrue();
  }

  @Test
  void anEmptyContentHasNoWords() {
    assertThat(extract("", "empty.xml")).isEqualTo(new Extracted(TextKind.PLAIN, "", false));
  }

  @Test
  void aQuoteNotClosedInATableLosesNoWord() {
    assertThat(words("a;b\n1;\"needle\n2;x", "t.csv")).contains("needle").contains("x");
  }
}
