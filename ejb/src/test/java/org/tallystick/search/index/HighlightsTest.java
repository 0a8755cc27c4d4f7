package org.tallystick.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.search.language.Query;
import org.tallystick.search.language.QueryParser;

class HighlightsTest {

  private static Query query(String text) {
    return QueryParser.parse(text, ZonedDateTime.parse("2026-11-20T12:00:00Z"));
  }

  private static String marked(List<Fragment> fragments) {
    return fragments.stream()
        .map(f -> f.highlighted() ? "[" + f.text() + "]" : f.text())
        .collect(Collectors.joining());
  }

  private static String name(String name, String query) {
    return marked(Highlights.name(name, WordSequence.inName(query(query))));
  }

  private static String snippet(String text, String query) {
    return marked(Highlights.snippet(text, WordSequence.inText(query(query))));
  }

  @ParameterizedTest
  @CsvSource({
    "orders.csv,orders,[orders].csv",
    "orders.csv,ORD*,[orders].csv",
    "orders.csv,orders.csv,[orders.csv]",
    "orders.csv,name:csv,orders.[csv]",
    "PL-4711 PL 4711,PL-4711,[PL-4711] [PL 4711]",
    "4711-PL,PL-4711,4711-PL",
    "Größe.txt,grosse,[Größe].txt",
    "Café.txt,cafe,[Café].txt",
    "a b c,a b,[a] [b] c",
    "a b c,\"a b\",[a b] c",
    "a b c,\"a b\" \"b c\",[a b c]",
    "orders.csv,-orders,orders.csv",
    "acme.csv,partner:acme,acme.csv",
    "orders 2026-11.csv,2026-1*,orders [2026]-[11].csv",
    "xyz,orders,xyz"
  })
  void whatWasSearchedIsHighlightedInANameAndNothingElse(
      String name, String query, String expected) {
    assertThat(name(name, query)).isEqualTo(expected);
  }

  @Test
  void aNameConditionDoesNotHighlightTheText() {
    assertThat(snippet("orders of today", "name:orders")).isEqualTo("orders of today");
  }

  @Test
  void aTextWithoutAMatchShowsHowItBegins() {
    assertThat(snippet("word ".repeat(100), "needle"))
        .hasSizeBetween(120, 160)
        .startsWith("word word")
        .endsWith("word");
    assertThat(snippet("", "needle")).isEmpty();
  }

  @Test
  void twoPlacesFarApartAreShownWithAnEllipsisBetween() {
    String far = "filler ".repeat(100);

    String snippet =
        snippet(
            far + "the needle one " + far + "the needle two " + far + "the needle three", "needle");

    assertThat(snippet)
        .contains("the [needle] one")
        .contains(" … ")
        .contains("the [needle] two")
        .doesNotContain("three");
    assertThat(snippet.length()).isLessThan(400);
  }

  @Test
  void matchesNearEachOtherShareAPiece() {
    assertThat(snippet("a needle and another needle here", "needle"))
        .isEqualTo("a [needle] and another [needle] here");
  }

  @Test
  void lineEndsAndRunsOfBlanksBecomeOneBlank() {
    assertThat(snippet("a\n\n  needle\tb", "needle")).isEqualTo("a [needle] b");
  }

  @Test
  void aVeryLongWordDoesNotMakeAVeryLongSnippet() {
    assertThat(snippet("x".repeat(5000) + " needle " + "y".repeat(5000), "needle"))
        .contains("[needle]")
        .hasSizeLessThan(400);
  }

  @Test
  void fragmentsOfANameAlwaysMakeUpTheNameSeed9() {
    Random random = new Random(9);
    String alphabet = "ab-. é";
    for (int round = 0; round < 5000; round++) {
      StringBuilder name = new StringBuilder("a");
      random
          .ints(random.nextInt(20), 0, alphabet.length())
          .forEach(i -> name.append(alphabet.charAt(i)));
      String text = name.toString().replaceAll("\\s+", " ");

      String whole =
          Highlights.name(text, WordSequence.inName(query("a \"a b\" b*"))).stream()
              .map(Fragment::text)
              .collect(Collectors.joining());

      assertThat(whole).isEqualTo(text);
    }
  }
}
