package org.tallystick.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalParserTest {

  private static CanonicalJson parse(String text) {
    return CanonicalJson.parse(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-1",
        "9007199254740991",
        "-9007199254740991",
        "[[],{},\"a\",1]",
        "{\"\":1,\"A\":2,\"a\":{\"b\":[1,2,3]}}",
        "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007f\u2028é😂\"",
        "{\"😂\":1,\"\ufb33\":2}"
      })
  void canonicalTextReadsAndWritesBack(String text) {
    assertThat(parse(text).bytes()).asString(UTF_8).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 1",
        "1 ",
        "{ }",
        "[1, 2]",
        "{\"a\": 1}",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{,}",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{1:1}",
        "[",
        "{",
        "\"",
        "\"a",
        "[1",
        "{\"a\":1",
        "]",
        "1,2",
        "[]]"
      })
  void anotherLayoutIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "1.0",
        "1.5",
        "1e3",
        "1E3",
        "-0",
        "01",
        "+1",
        "-",
        ".5",
        "0x1",
        "NaN",
        "9007199254740992",
        "-9007199254740992",
        "10000000000000000",
        "99999999999999999999999999",
        "00",
        "1-"
      })
  void aValueOutsideTheSubsetIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> parse("[" + text + "]")).isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"A\":2}",
        "{\"a\":1,\"\":2}",
        "{\"\ufb33\":1,\"😂\":2}"
      })
  void membersThatRepeatOrDescendAreRefused(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("ascending and none twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0041",
        "\\u000a",
        "\\u000A",
        "\\u001F",
        "\\u00e9",
        "\\ud83d\\ude02",
        "\\ud83d",
        "\\/",
        "\\x41",
        "\\u",
        "\\u00",
        "\\",
        "\n",
        "\t",
        "\u0001"
      })
  void anotherSpellingOfACharacterIsRefused(String inside) {
    assertThatThrownBy(() -> parse("\"" + inside + "\""))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[][] malformed = {
      {'"', (byte) 0xff, '"'},
      {'"', (byte) 0xc0, (byte) 0x80, '"'},
      {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
      {'"', (byte) 0xe2, (byte) 0x82, '"'},
    };

    for (byte[] bytes : malformed) {
      assertThatThrownBy(() -> CanonicalJson.parse(bytes)).hasMessageContaining("not UTF-8");
    }
    assertThatThrownBy(() -> parse("\ufeff{}")).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void depthIsLimitedInBothDirections() {
    String deepest = "[".repeat(32) + "]".repeat(32);
    String deeper = "[" + deepest + "]";

    assertThat(parse(deepest).bytes()).asString(UTF_8).isEqualTo(deepest);
    assertThatThrownBy(() -> parse(deeper)).hasMessageContaining("32 levels");
    assertThatThrownBy(() -> parse("[".repeat(1000000))).hasMessageContaining("32 levels");
    assertThatThrownBy(() -> new JsonArray(List.of(parse(deepest))).bytes())
        .hasMessageContaining("32 levels");
  }

  @Test
  void sizeIsLimitedInBothDirections() {
    String most = "x".repeat(CanonicalJson.MAX_BYTES - 2);

    assertThat(parse("\"" + most + "\"").bytes()).hasSize(CanonicalJson.MAX_BYTES);
    assertThatThrownBy(() -> parse("\"" + most + "x\"")).hasMessageContaining("at most");
    assertThatThrownBy(() -> new JsonString(most + "x").bytes()).hasMessageContaining("at most");
  }

  @Test
  void theMessageSaysWhereAndWhat() {
    assertThatThrownBy(() -> parse("{\"a\":true}"))
        .hasMessage(
            "JSON at character 5: found character U+0074, expected an object, an array, a string or an integer below 2^53");
    assertThatThrownBy(() -> parse("[1"))
        .hasMessage("JSON at character 2: found the end, expected ']'");
  }

  @Test
  void everyOneByteChangeIsRefusedOrReadsBackAsItself() {
    byte[] original = "{\"a\":[1,\"é\\n\"],\"b\":{\"c\":-20}}".getBytes(UTF_8);

    for (int i = 0; i < original.length; i++) {
      for (int b = 0; b < 256; b++) {
        byte[] changed = original.clone();
        changed[i] = (byte) b;
        assertReadsBackOrIsRefused(changed);
      }
    }
  }

  private static void assertReadsBackOrIsRefused(byte[] bytes) {
    CanonicalJson value;
    try {
      value = CanonicalJson.parse(bytes);
    } catch (MalformedJsonException refused) {
      assertThat(refused).hasMessageStartingWith("JSON");
      return;
    }
    assertThat(value.bytes()).isEqualTo(bytes);
  }
}
