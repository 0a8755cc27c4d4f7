package org.tallystick.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.contract.text.JsonLexer.Kind;

class JsonLexerTest {

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    JsonLexer lexer = new JsonLexer(text);
    for (Kind kind = lexer.next(); kind != Kind.END; kind = lexer.next()) {
      tokens.add(kind + " " + lexer.raw());
    }
    return tokens;
  }

  @Test
  void aTextIsCutIntoItsTokens() {
    assertThat(tokens("{\"a\" : [1, true],\n\"b\":-2.5e3}"))
        .containsExactly(
            "OPEN {",
            "STRING \"a\"",
            "COLON :",
            "OPEN [",
            "LITERAL 1",
            "COMMA ,",
            "LITERAL true",
            "CLOSE ]",
            "COMMA ,",
            "STRING \"b\"",
            "COLON :",
            "LITERAL -2.5e3",
            "CLOSE }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "\"abc\" § abc",
        "\"a\\nb\" § 'a\nb'",
        "\"\\u00fc\\\"\\\\\\/\" § ü\"\\/",
        "\"\\u00f\" § u00f",
        "\"\\q\" § q",
        "\"open § open"
      })
  void aStringSaysWhatItStandsFor(String raw, String value) {
    JsonLexer lexer = new JsonLexer(raw);

    assertThat(lexer.next()).isEqualTo(Kind.STRING);
    assertThat(lexer.stringValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"abc", "\"a\nb\"", "\"\\", "\"\\\""})
  void aStringNotClosedOrWithControlCharactersIsNotWellFormed(String raw) {
    JsonLexer lexer = new JsonLexer(raw);

    assertThat(lexer.next()).isEqualTo(Kind.STRING);
    assertThat(lexer.isWellFormed()).isFalse();
    assertThat(lexer.next()).isEqualTo(Kind.END);
    assertThat(lexer.next()).isEqualTo(Kind.END);
  }

  @Test
  void anyTextEndsAndNoCharacterIsLostSeed11() {
    Random random = new Random(11);
    String alphabet = "{}[],:\"\\u0 a1\n";
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(30), 0, alphabet.length())
          .forEach(i -> text.append(alphabet.charAt(i)));

      String raws =
          String.join(
              "",
              tokens(text.toString()).stream().map(t -> t.substring(t.indexOf(' ') + 1)).toList());

      assertThat(raws.replaceAll("\\s", "")).isEqualTo(text.toString().replaceAll("\\s", ""));
    }
  }
}
