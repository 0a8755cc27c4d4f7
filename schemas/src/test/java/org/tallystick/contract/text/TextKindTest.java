package org.tallystick.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "XML § <a/>",
        "XML § '  <?xml version=\"1.0\"?><a/>'",
        "XML § <!DOCTYPE a><a/>",
        "PLAIN § < 5 pieces",
        "PLAIN § <",
        "JSON § {\"a\":1}",
        "JSON § { }",
        "JSON § [1]",
        "JSON § [ ]",
        "JSON § [true]",
        "PLAIN § [section]",
        "PLAIN § {braces} in prose",
        "EDIFACT § UNB+UNOC:3+A+B+261120:1200+1'",
        "EDIFACT § UNA:+.? 'UNB+UNOC:3'",
        "PLAIN § UNBELIEVABLE",
        "PLAIN § ISABEL was here",
        "PLAIN § hello",
        "PLAIN § ''"
      })
  void theBeginningSaysTheKind(TextKind kind, String text) {
    assertThat(TextKind.of(text, "file")).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;b\n1;2\n", "a\tb\n1\t2", "a|b|c\n1|2|3", "a,b\n1,2\n3,4", "a;\"b;c\"\n1;2"})
  void linesWithEqualSeparatorsAreATable(String text) {
    assertThat(TextKind.of(text, "unnamed")).isEqualTo(TextKind.CSV);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "Dear Sir, hello\nthanks, bye", "a;b\n1;2;3", "one\ntwo\nthree"})
  void otherLinesAreNot(String text) {
    assertThat(TextKind.of(text, "unnamed.txt")).isEqualTo(TextKind.PLAIN);
  }

  @Test
  void aFileCalledCsvIsATableEvenIfItsRowsDiffer() {
    assertThat(TextKind.of("a;b\n1;2;3", "STOCK.CSV")).isEqualTo(TextKind.CSV);
    assertThat(TextKind.of("{\"a\":1}", "odd.csv")).isEqualTo(TextKind.JSON);
  }
}
