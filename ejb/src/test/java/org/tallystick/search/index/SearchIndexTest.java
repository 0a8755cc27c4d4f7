package org.tallystick.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.search.index.Entries.aBusinessDocument;
import static org.tallystick.search.index.Entries.aFile;
import static org.tallystick.search.index.Entries.anEvent;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.search.language.Query;
import org.tallystick.search.language.QueryParser;
import org.tallystick.search.language.TermField;

class SearchIndexTest {

  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T14:37:57Z");

  @TempDir static Path folder;
  private static TestIndex opened;

  @BeforeAll
  static void open() {
    opened = TestIndex.open(folder);
  }

  @AfterAll
  static void close() {
    opened.close();
  }

  @BeforeEach
  void empty() {
    opened.index().clear();
  }

  private static void index(Entries... entries) {
    opened.index().write(List.of(entries).stream().map(Entries::build).toList());
  }

  private static Found find(String query, @Nullable PageKey after, int limit) {
    return opened.index().find(QueryParser.parse(query, NOW), Set.of(), after, limit);
  }

  private static List<String> ids(String query) {
    return find(query, null, 100).hits().stream().map(Hit::id).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AEG012345",
        "aeg012345",
        "AEG*",
        "aeg01*",
        "\"order AEG012345\"",
        "orders",
        "orders_2026-11.csv",
        "2026-11.csv",
        "name:orders",
        "name:ord*",
        "name:2026-11",
        "name:orders_2026*",
        "groesse*",
        "größe",
        "GRÖSSE*",
        "PL-4711",
        "\"PL 4711\"",
        "pl*",
        "2026 AEG012345",
        "cafe",
        "café"
      })
  void aFileIsFoundByWhatIsInItAndByItsName(String query) {
    index(
        aFile("acme.1")
            .called("orders_2026-11.csv")
            .saying("Order AEG012345 for PL-4711, größe groesser, grösse cafe\u0301"));

    assertThat(ids(query)).containsExactly("acme.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AEG",
        "AEG0123456",
        "\"AEG012345 order\"",
        "4711-PL",
        "name:AEG012345",
        "-orders",
        "orders -AEG*",
        "xyz",
        "\"PL 47\""
      })
  void aFileIsNotFoundByWhatItDoesNotHold(String query) {
    index(aFile("acme.1").called("orders.csv").saying("Order AEG012345 for PL-4711"));

    assertThat(ids(query)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "partner:acme,acme.1",
    "partner:ACME,acme.1",
    "partner:ac*,acme.1",
    "partner:acm,",
    "direction:in,acme.1",
    "direction:out,",
    "number:pl-4711,acme.1",
    "number:PL-9*,acme.1",
    "sha256:3b1f*,acme.1",
    "account:acme-edi,acme.1",
    "size:>1k,acme.1",
    "size:<1k,",
    "size:2048,acme.1",
    "on:2026-11-20,acme.1",
    "after:2026-11-20 before:2026-11-21,acme.1",
    "after:2026-11-21,",
    "before:2026-11-20,",
    "kind:file,acme.1",
    "kind:event,",
    "-partner:acme,",
    "-partner:globex,acme.1"
  })
  void fieldsRestrictWhatIsFound(String query, @Nullable String id) {
    index(
        aFile("acme.1")
            .of(2048)
            .with(TermField.PARTNER, "acme")
            .with(TermField.DIRECTION, "inbound")
            .with(TermField.NUMBER, "PL-4711", "PL-9000")
            .with(TermField.ACCOUNT, "acme-edi")
            .with(TermField.SHA256, "3b1f" + "0".repeat(60)));

    assertThat(ids(query)).isEqualTo(id == null ? List.of() : List.of(id));
  }

  @Test
  void theLastInstantOfADayBelongsToItAndTheNextDoesNot() {
    index(
        aFile("acme.1").at("2026-11-19T23:59:59.999Z"),
        aFile("acme.2").at("2026-11-20T00:00:00.000Z"),
        aFile("acme.3").at("2026-11-20T23:59:59.999Z"),
        aFile("acme.4").at("2026-11-21T00:00:00.000Z"));

    assertThat(ids("on:2026-11-20")).containsExactly("acme.3", "acme.2");
    assertThat(ids("before:2026-11-20")).containsExactly("acme.1");
    assertThat(ids("after:2026-11-21")).containsExactly("acme.4");
  }

  @Test
  void filesEventsAndBusinessDocumentsAreFoundTogetherOrApart() {
    index(
        aFile("acme.1").saying("needle"),
        anEvent("acme.1").saying("needle"),
        aBusinessDocument("b-1").saying("needle"));

    assertThat(find("needle", null, 10).hits())
        .extracting(Hit::kind)
        .containsExactlyInAnyOrder(EntryKind.values());
    assertThat(
            opened
                .index()
                .find(QueryParser.parse("needle", NOW), Set.of(EntryKind.EVENT), null, 10)
                .hits())
        .extracting(Hit::kind)
        .containsExactly(EntryKind.EVENT);
  }

  @Test
  void aHitSaysEverythingTheIndexKnows() {
    index(
        aFile("acme.1")
            .called("Orders.csv")
            .of(7)
            .saying("a b")
            .with(TermField.NUMBER, "PL-4711", "PL-9"));

    Hit hit = find("orders", null, 1).hits().getFirst();

    assertThat(hit.plainName()).isEqualTo("Orders.csv");
    assertThat(hit.name())
        .containsExactly(new Fragment("Orders", true), new Fragment(".csv", false));
    assertThat(hit.snippet()).containsExactly(new Fragment("a b", false));
    assertThat(hit.size()).hasValue(7);
    assertThat(hit.terms()).containsEntry(TermField.NUMBER, List.of("PL-4711", "PL-9"));
    assertThat(hit.term(TermField.ACCOUNT)).isEmpty();
  }

  @Test
  void theSnippetShowsTheWordInItsPlaceAndOnlyItHighlighted() {
    String text =
        "filler ".repeat(2000) + "the bolts of AEG012345 are here " + "filler ".repeat(2000);
    index(aFile("acme.1").saying(text));

    List<Fragment> snippet = find("AEG012345", null, 1).hits().getFirst().snippet();

    assertThat(snippet)
        .filteredOn(Fragment::highlighted)
        .extracting(Fragment::text)
        .containsExactly("AEG012345");
    assertThat(String.join("", snippet.stream().map(Fragment::text).toList()))
        .contains("AEG012345")
        .hasSizeLessThan(600);
  }

  @Test
  void aSnippetIsTextAndNotMarkup() {
    index(aFile("acme.1").called("a.txt").saying("x <b>needle</b>"));

    assertThat(find("needle", null, 1).hits().getFirst().snippet())
        .containsExactly(
            new Fragment("x <b>", false),
            new Fragment("needle", true),
            new Fragment("</b>", false));
  }

  @Test
  void writingAnEntryAgainReplacesIt() {
    index(aFile("acme.1").saying("before"));
    index(aFile("acme.1").saying("after").with(TermField.NUMBER, "PL-1"));

    assertThat(ids("before")).isEmpty();
    assertThat(ids("number:pl-1")).containsExactly("acme.1");
    assertThat(find("", null, 10).total()).isEqualTo(1);
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEndedThoughNewerThingsArrive() {
    index(
        IntStream.range(0, 25)
            .mapToObj(
                i -> aFile("acme." + (100 + i)).at("2026-11-20T12:00:0%d.000Z".formatted(i / 10)))
            .toArray(Entries[]::new));
    List<String> seen = new ArrayList<>();
    PageKey after = null;
    int pages = 0;

    for (boolean more = true; more; pages++) {
      Found page = find("", after, 4);
      page.hits().forEach(hit -> seen.add(hit.id()));
      index(aFile("acme." + (900 + pages)).at("2026-11-20T13:00:00Z"));
      after = PageKey.parse(page.hits().getLast().key().toString());
      more = page.more();
    }

    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "acme." + (124 - i)).toList());
    assertThat(pages).isEqualTo(7);
  }

  @Test
  void aVeryLongTextAndAVeryLongTermAreTaken() {
    String text = "word ".repeat(400_000) + "needle";
    index(
        aFile("acme.1")
            .saying(text)
            .called("x".repeat(1000))
            .with(TermField.ACCOUNT, "y".repeat(40_000)));

    assertThat(ids("needle")).containsExactly("acme.1");
    assertThat(ids("name:xxx*")).containsExactly("acme.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "a*b",
        "?",
        "\\",
        "name:a\\*",
        "sha256:?*",
        "\"*\"",
        "[a TO b]",
        "a~2",
        "+a",
        "(",
        "{!x}",
        "名前",
        "-a"
      })
  void noQueryIsAnError(String query) {
    index(aFile("acme.1").saying("something"));

    assertThat(find(query, null, 10)).isNotNull();
  }

  @Test
  void anEmptyIndexHasNothing() {
    assertThat(opened.index().find(Query.EVERYTHING, Set.of(), null, 10))
        .isEqualTo(new Found(List.of(), 0, true, false));
  }
}
