package org.tallystick.contract.rendering;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.contract.Samples;
import org.tallystick.contract.text.TextKind;

class RendererTest {

  private static Rendering render(byte[] content, String name) {
    try {
      return Renderer.render(Samples.stream(content), name, content.length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RenderedText text(String content, String name) {
    return (RenderedText) render(content.getBytes(UTF_8), name);
  }

  @Test
  void xmlIsIndentedAndEveryCharacterOfItsValuesStays() throws IOException {
    RenderedText xml = (RenderedText) render(Samples.own("despatch.xml"), "despatch.xml");

    assertThat(xml.kind()).isEqualTo(TextKind.XML);
    assertThat(xml.notes()).isEmpty();
    assertThat(xml.text())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a despatch advice of our own -->
            <despatch number="PL-4711" date="2026-11-20">
              <supplier>Büttner &amp; Söhne</supplier>
              <line sku="A-100">
                <qty unit="EA">12</qty>
                <text><![CDATA[bolts <M8>]]></text>
              </line>
              <line sku="B-200">
                <qty unit="EA">3</qty>
                <text/>
              </line>
            </despatch>\
            """);
  }

  @Test
  void mixedTextStaysInItsPlace() {
    assertThat(text("<p>Hello <b>world</b>! <i/></p>", "a.xml").text())
        .startsWith("<p>Hello <b>world</b>! <i/>")
        .endsWith("</p>");
    assertThat(text("<a><b></b></a>", "a.xml").text()).isEqualTo("<a>\n  <b></b>\n</a>");
    assertThat(text("<a t='x>y' u=\"<\u00e9\"/>".replace("<\u00e9", "e"), "a.xml").text())
        .isEqualTo("<a t='x>y' u=\"e\"/>");
  }

  @Test
  void jsonIsIndentedAndItsNumbersStayAsWritten() throws IOException {
    RenderedText json = (RenderedText) render(Samples.own("despatch.json"), "despatch.json");

    assertThat(json.kind()).isEqualTo(TextKind.JSON);
    assertThat(json.text())
        .isEqualTo(
            """
            {
              "number": "PL-4711",
              "lines": [
                {
                  "sku": "A-100",
                  "qty": 12,
                  "note": "L\\u00fcbeck \\"North\\"\\ngate"
                },
                {
                  "sku": "B-200",
                  "qty": -3.5e2
                }
              ],
              "closed": true,
              "empty": {},
              "none": []
            }\
            """);
  }

  @Test
  void jsonLinesAreLaidOutOneAfterTheOther() {
    assertThat(text("{\"a\":1}\n{\"a\":2}\n", "a.jsonl").text())
        .isEqualTo("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1",
        "{\"a\" 1}",
        "[1,]",
        "[1}",
        "[1 2]",
        "{\"a\":1}}",
        "[true,tru]",
        "[01]",
        "{\"a\":}",
        "[\"a]",
        "{\"a\",\"b\"}",
        "[1:2]",
        "{}]"
      })
  void brokenJsonIsShownAsItIsWithANote(String json) {
    RenderedText rendered = text(json, "a.json");

    assertThat(rendered.kind()).isEqualTo(TextKind.PLAIN);
    assertThat(rendered.text()).isEqualTo(json);
    assertThat(rendered.notes()).singleElement().asString().contains("not well-formed JSON");
  }

  @Test
  void brokenXmlIsShownAsItIsAndTheNoteSaysWhere() {
    RenderedText rendered = text("<a>\n<b></a>", "a.xml");

    assertThat(rendered.text()).isEqualTo("<a>\n<b></a>");
    assertThat(rendered.notes()).singleElement().asString().contains("line 2");
  }

  @Test
  void ediHasOneSegmentOnALineWithItsSeparators() throws IOException {
    RenderedText edi = (RenderedText) render(Samples.own("despatch.edi"), "despatch.edi");

    assertThat(edi.kind()).isEqualTo(TextKind.EDIFACT);
    assertThat(edi.text())
        .isEqualTo(
            """
            UNA:+.? '
            UNB+UNOC:3+SENDER:14+RECEIVER:14+261120:1437+REF1'
            UNH+1+DESADV:D:96A:UN'
            BGM+351+PL-4711+9'
            FTX+AAI+++IT?'S 5 ?+ 3'
            UNT+4+1'
            UNZ+1+REF1'\
            """);
    assertThat(((RenderedText) render(Samples.own("despatch.x12"), "despatch.x12")).text().lines())
        .hasSize(7)
        .allMatch(line -> line.endsWith("~"));
  }

  @Test
  void csvIsATableWithItsFirstRows() throws IOException {
    RenderedTable table = (RenderedTable) render(Samples.own("despatch.csv"), "despatch.csv");

    assertThat(table.rows()).hasSize(3).contains(List.of("PL-4711", "2026-11-20", "B;200", "3"));
    assertThat(table.columns()).isEqualTo(4);
    assertThat(table.notes()).isEmpty();
  }

  @Test
  void aLongOrWideTableIsCutAndSaysSo() {
    String wide = "a;".repeat(200) + "a\n";
    RenderedTable table = (RenderedTable) render(wide.repeat(600).getBytes(UTF_8), "t.csv");

    assertThat(table.rows()).hasSize(FirstRows.MAX_ROWS);
    assertThat(table.columns()).isEqualTo(FirstRows.MAX_COLUMNS);
    assertThat(table.notes()).hasSize(2).allMatch(note -> note.contains("download the file"));
  }

  @Test
  void aLongFileIsCutAndSaysHowLongItIs() throws IOException {
    byte[] content = ("<a>" + "<b>word</b>".repeat(200_000) + "</a>").getBytes(UTF_8);

    RenderedText rendered = (RenderedText) render(content, "long.xml");

    assertThat(rendered.kind()).isEqualTo(TextKind.XML);
    assertThat(rendered.text())
        .contains("\n  <b>word</b>\n")
        .hasSizeLessThanOrEqualTo(Page.MAX_CHARS);
    assertThat(rendered.notes())
        .singleElement()
        .isEqualTo("The first 1 MiB of 2.1 MiB is shown; download the file for the rest.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":[", "<a>"})
  void aDeepFileDoesNotGrowWithoutLimit(String level) {
    RenderedText rendered = text(level.repeat(400_000), "deep");

    assertThat(rendered.text()).hasSizeLessThanOrEqualTo(Page.MAX_CHARS);
  }

  @Test
  void aGuessedEncodingIsSaid() {
    RenderedText rendered = (RenderedText) render("Straße 7".getBytes(ISO_8859_1), "a.txt");

    assertThat(rendered.text()).isEqualTo("Straße 7");
    assertThat(rendered.notes()).singleElement().asString().contains("ISO-8859-1");
  }

  @Test
  void binaryContentIsNotRendered() {
    assertThat(render(new byte[] {'P', 'K', 3, 4, 0}, "a.zip"))
        .isEqualTo(new NotRendered("a ZIP archive or an office document"));
  }

  @Test
  void anyTextIsRenderedSeed3() {
    Random random = new Random(3);
    String alphabet = "<>/=!-[]?'\"&;,{}:ab \n+~";
    List<String> starts = List.of("<a>", "{\"a\":", "[", "UNB+", "UNA:+.? '", "a;b\n", "");
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder(starts.get(random.nextInt(starts.size())));
      random
          .ints(random.nextInt(80), 0, alphabet.length())
          .forEach(i -> text.append(alphabet.charAt(i)));

      assertThat(render(text.toString().getBytes(UTF_8), "a.csv")).isNotNull();
    }
  }

  @Test
  void everyRealFileIsRenderedAndXmlStaysTheSameButForBlanks() throws IOException {
    for (Path file : Samples.files("ubl", ".xml")) {
      byte[] content = Files.readAllBytes(file);

      RenderedText rendered = (RenderedText) render(content, file.getFileName().toString());

      assertThat(rendered.kind()).as(file.toString()).isEqualTo(TextKind.XML);
      assertThat(rendered.text().replaceAll("\\s", ""))
          .isEqualTo(new String(content, UTF_8).replaceAll("\\s", ""));
    }
  }
}
