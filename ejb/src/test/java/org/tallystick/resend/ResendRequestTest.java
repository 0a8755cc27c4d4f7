package org.tallystick.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResendRequestTest {

  private static final String DIGEST = "ab".repeat(32);

  private static List<Ask> asks(String ending, String text) {
    return switch (ResendRequest.read(ending, text.getBytes(StandardCharsets.UTF_8))) {
      case ResendRequest.Asks(List<Ask> asks) -> asks;
      case ResendRequest.Unreadable(String why) -> throw new AssertionError(why);
    };
  }

  private static String why(String ending, byte[] bytes) {
    return switch (ResendRequest.read(ending, bytes)) {
      case ResendRequest.Unreadable(String why) -> why;
      case ResendRequest.Asks(List<Ask> asks) -> throw new AssertionError(asks.toString());
    };
  }

  @Test
  void aLineOfTextIsWhatItLooksLike() {
    List<Ask> asks =
        asks("txt", DIGEST + "\r\n\r\n# a remark\nacme.42\n2026-11-20\n INV 1.xml \n/out/a.txt");

    assertThat(asks)
        .hasExactlyElementsOfTypes(
            Ask.Content.class, Ask.Position.class, Ask.Day.class, Ask.Named.class, Ask.Named.class);
    assertThat(asks.get(3).said()).isEqualTo("INV 1.xml");
  }

  @Test
  void csvHasAnyOfTheColumnsInAnyOrder() {
    assertThat(asks("csv", "remark;Name;SHA256\nx;\"a;b.xml\";\ny;;" + DIGEST + "\n"))
        .extracting(Ask::said)
        .containsExactly("a;b.xml", DIGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a.xml\"}",
        "[{\"name\":\"a.xml\"}]",
        "[\"a.xml\"]",
        "{\"resend\":[{\"name\":\"a.xml\"}]}",
        "{\"resend\": {\"name\": \"a.xml\"} }"
      })
  void jsonIsTakenInEveryObviousForm(String text) {
    assertThat(asks("json", text)).singleElement().isInstanceOf(Ask.Named.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json|nothing like it|is not JSON",
        "json|{}|found 0 members",
        "json|[]|asks for nothing",
        "json|{\"name\":\"a\",\"name\":\"b\"}|is not JSON",
        "json|{\"day\":\"tomorrow\"}|expected a day such as 2026-11-20",
        "json|{\"sha256\":\"12\"}|expected 64 lower-case hexadecimal digits",
        "json|[7]|expected an object",
        "csv|a,b|expected a header with sha256",
        "txt|in/deep.txt|line 1: found 'in/deep.txt'"
      })
  void whatIsWrongIsSaid(String ending, String text, String expected) {
    assertThat(why(ending, text.getBytes(StandardCharsets.UTF_8))).contains(expected);
  }

  @Test
  void noRequestHoweverOddIsLeftWithoutAnAnswer() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      for (String ending : List.of("json", "csv", "txt")) {
        assertThat(ResendRequest.read(ending, bytes)).as("seed %s", seed).isNotNull();
      }
    }
    assertThat(why("json", "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)))
        .contains("is not JSON");
    assertThat(why("txt", "a\n".repeat(1001).getBytes(StandardCharsets.US_ASCII)))
        .contains("asks for 1001 things, expected at most 1000");
  }
}
