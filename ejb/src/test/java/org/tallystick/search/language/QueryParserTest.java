package org.tallystick.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.search.language.Condition.Beginning;
import org.tallystick.search.language.Condition.Between;
import org.tallystick.search.language.Condition.FieldIs;
import org.tallystick.search.language.Condition.NameHas;
import org.tallystick.search.language.Condition.SizeBetween;
import org.tallystick.search.language.Condition.Words;

class QueryParserTest {

  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-20T14:37:57+01:00[Europe/Paris]");

  private static Query parse(String text) {
    return QueryParser.parse(text, NOW);
  }

  private static Condition only(String text) {
    Query query = parse(text);
    assertThat(query.notices()).isEmpty();
    assertThat(query.clauses()).singleElement().returns(false, Clause::negated);
    return query.clauses().getFirst().condition();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "*", "\n\t"})
  void nothingTypedMeansEverything(String text) {
    assertThat(parse(text)).isEqualTo(Query.EVERYTHING);
  }

  @Test
  void wordsPhrasesAndBeginningsAreAllRequired() {
    assertThat(parse("AEG012345 \"packing list\" bolt*").clauses())
        .containsExactly(
            new Clause(new Words("AEG012345"), false),
            new Clause(new Words("packing list"), false),
            new Clause(new Beginning("bolt"), false));
  }

  @Test
  void aHyphenBeforeAPartExcludesIt() {
    assertThat(parse("-word -\"two words\" -partner:acme PL-4711").clauses())
        .containsExactly(
            new Clause(new Words("word"), true),
            new Clause(new Words("two words"), true),
            new Clause(new FieldIs(TermField.PARTNER, "acme", false), true),
            new Clause(new Words("PL-4711"), false));
  }

  @ParameterizedTest
  @CsvSource({
    "partner:ACME,PARTNER,acme,false",
    "Partner:acme,PARTNER,acme,false",
    "partner:ac*,PARTNER,ac,true",
    "direction:in,DIRECTION,inbound,false",
    "direction:Sent,DIRECTION,outbound,false",
    "sha256:3B1F*,SHA256,3b1f,true",
    "number:PL-4711,NUMBER,pl-4711,false",
    "account:acme-edi,ACCOUNT,acme-edi,false",
    "type:file.read,TYPE,file.read,false",
    "type:file.*,TYPE,file.,true",
    "kind:files,KIND,file,false",
    "in:log,KIND,event,false",
    "interface:orders,INTERFACE,orders,false",
    "session:1234,SESSION,1234,false",
    "peer:192.0.2.7,PEER,192.0.2.7,false",
    "number:\"PL 47*\",NUMBER,pl 47*,false"
  })
  void aFieldIsComparedInLowerCase(String text, TermField field, String value, boolean beginning) {
    assertThat(only(text)).isEqualTo(new FieldIs(field, value, beginning));
  }

  @Test
  void aNameIsSearchedByItsWords() {
    assertThat(only("name:orders.csv")).isEqualTo(new NameHas("orders.csv", false));
    assertThat(only("name:inv*")).isEqualTo(new NameHas("inv", true));
    assertThat(only("name:\"my file\"")).isEqualTo(new NameHas("my file", false));
  }

  @ParameterizedTest
  @CsvSource({
    "on:2026-11-01,2026-10-31T23:00:00Z,2026-11-01T23:00:00Z",
    "on:2026-10-25,2026-10-24T22:00:00Z,2026-10-25T23:00:00Z",
    "on:2026-10,2026-09-30T22:00:00Z,2026-10-31T23:00:00Z",
    "on:2026,2025-12-31T23:00:00Z,2026-12-31T23:00:00Z",
    "on:today,2026-11-19T23:00:00Z,2026-11-20T23:00:00Z",
    "on:Yesterday,2026-11-18T23:00:00Z,2026-11-19T23:00:00Z"
  })
  void daysMonthsAndYearsAreThoseOfTheReadersTimeZone(String text, Instant from, Instant until) {
    assertThat(only(text)).isEqualTo(new Between(from, until));
  }

  @Test
  void afterBeginsWithTheDayAndBeforeEndsBeforeIt() {
    Instant start = Instant.parse("2026-10-31T23:00:00Z");

    assertThat(only("after:2026-11-01")).isEqualTo(new Between(start, Instant.MAX));
    assertThat(only("before:2026-11-01")).isEqualTo(new Between(Instant.MIN, start));
  }

  @ParameterizedTest
  @CsvSource({
    "size:>1M,1048577,9223372036854775807",
    "size:>=1m,1048576,9223372036854775807",
    "size:<10k,0,10239",
    "size:<=10kB,0,10240",
    "size:0,0,0",
    "size:1.5KiB,1536,1536",
    "size:1M..5M,1048576,5242880",
    "size:2g,2147483648,2147483648"
  })
  void sizesAreUnderstood(String text, long least, long most) {
    assertThat(only(text)).isEqualTo(new SizeBetween(least, most));
  }

  @Test
  void anUnknownFieldIsSearchedAsWordsAndTheNoticeNamesTheFields() {
    Query query = parse("colour:red");

    assertThat(query.clauses()).containsExactly(new Clause(new Words("colour red"), false));
    assertThat(query.notices())
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.part()).isEqualTo("colour:red");
          assertThat(notice.text()).contains("no field “colour”").contains("partner, name");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after:soon",
        "on:2026-13-01",
        "on:2026-02-30",
        "before:1.11.2026",
        "size:big",
        "size:>1M..5M",
        "size:1..2..3",
        "direction:up",
        "kind:thing",
        "partner:"
      })
  void aValueNotUnderstoodIsSearchedAsWordsWithANotice(String text) {
    Query query = parse(text);

    assertThat(query.clauses())
        .singleElement()
        .extracting(Clause::condition)
        .isInstanceOf(Words.class);
    assertThat(query.notices()).singleElement().extracting(Notice::part).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "12:30,12:30",
    "https://example.com/a,https //example.com/a",
    "a&b,a&b",
    "5\"x,5\"x",
    "Ärger,Ärger"
  })
  void whatIsNoFieldIsAWord(String text, String word) {
    assertThat(only(text)).isEqualTo(new Words(word));
  }

  @Test
  void aQuoteNotClosedReachesToTheEnd() {
    assertThat(only("\"packing list of")).isEqualTo(new Words("packing list of"));
    assertThat(only("„packing list“")).isEqualTo(new Words("packing list"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--", "&", "\"\"", "…", "name:*", "-*"})
  void aPartWithoutLetterOrDigitIsLeftOutOrAWordAndNeverAnError(String text) {
    assertThat(parse(text)).isNotNull();
  }

  @Test
  void signsAloneAreLeftOutWithANotice() {
    assertThat(parse("a & b").clauses()).hasSize(2);
    assertThat(parse("a & b").notices())
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("left out");
  }

  @Test
  void composedAndDecomposedLettersAreTheSameQuery() {
    assertThat(parse("cafe\u0301")).isEqualTo(parse("caf\u00e9"));
  }

  @Test
  void aQueryLongerThanAnybodyTypesIsCut() {
    assertThat(parse("x".repeat(5000)).clauses())
        .containsExactly(new Clause(new Words("x".repeat(1000)), false));
    assertThat(parse("x".repeat(5000)).notices()).hasSize(1);
  }

  @Test
  void anyTextGivesAQuerySeed5() {
    Random random = new Random(5);
    List<String> parts =
        List.of(
            "a",
            ":",
            "\"",
            "-",
            "*",
            " ",
            "after",
            "size",
            "partner",
            ">",
            "..",
            "2026-11-01",
            "\u0000",
            "😂",
            "%");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(12), 0, parts.size()).forEach(i -> text.append(parts.get(i)));

      assertThat(parse(text.toString())).isNotNull();
    }
  }
}
