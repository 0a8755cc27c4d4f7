package org.tallystick.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;

class NewBusinessDocumentTest {

  private static final LedgerPosition FILE = LedgerPosition.parse("acme.42");

  @ParameterizedTest
  @EnumSource
  void every_kind_has_a_word_that_leads_back_and_fits_its_column(BusinessKind kind) {
    assertThat(BusinessKind.ofWord(kind.word())).isEqualTo(kind);
    assertThat(kind.word()).matches("[a-z-]{1,40}");
  }

  @Test
  void an_unknown_kind_is_refused_with_those_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BusinessKind.ofWord("bill"))
        .withMessageStartingWith("kind: found 'bill', expected one of packing-list, order");
  }

  @Test
  void blanks_around_a_number_do_not_count() {
    assertThat(new BusinessNumber(" PL-4711 ")).isEqualTo(new BusinessNumber("PL-4711"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "PL\n4711", "PL\u0000", "\uD800"})
  void a_number_that_cannot_be_printed_is_refused(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BusinessNumber(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1.5", "-3", "99999999999999.999999", "1e3", "0.000001", "1.50000000000"})
  void a_quantity_that_fits_its_column_is_taken(String quantity) {
    assertThat(line(quantity).quantity()).isEqualByComparingTo(quantity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100000000000000", "0.0000001", "1e99999999", "1e-99999999"})
  void a_quantity_that_does_not_fit_is_refused(String quantity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line(quantity))
        .withMessageContaining("too many digits");
  }

  @Test
  void a_file_named_twice_is_linked_once() {
    assertThat(document(LocalDate.of(2026, 11, 20), List.of(), List.of(FILE, FILE)).files())
        .containsExactly(FILE);
  }

  @Test
  void a_year_nobody_means_and_endless_lines_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> document(LocalDate.of(20261, 11, 20), List.of(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            document(LocalDate.of(2026, 11, 20), Collections.nCopies(1_001, line("1")), List.of()));
  }

  @Test
  void a_page_key_survives_its_text() {
    BusinessPage.Key key =
        new BusinessPage.Key(
            Instant.parse("2026-11-20T14:37:57.123Z"), BusinessDocumentId.random());

    assertThat(BusinessPage.Key.parse(key.toString())).isEqualTo(key);
    assertThatIllegalArgumentException().isThrownBy(() -> BusinessPage.Key.parse("nonsense"));
    assertThatIllegalArgumentException().isThrownBy(() -> BusinessPage.Key.parse("2026_nonsense"));
  }

  private static NewLine line(String quantity) {
    return new NewLine("A-1", "", new BigDecimal(quantity), "");
  }

  private static NewBusinessDocument document(
      LocalDate issuedOn, List<NewLine> lines, List<LedgerPosition> files) {
    return new NewBusinessDocument(
        new PartnerId("acme"),
        BusinessKind.PACKING_LIST,
        new BusinessNumber("PL-4711"),
        issuedOn,
        lines,
        files);
  }
}
