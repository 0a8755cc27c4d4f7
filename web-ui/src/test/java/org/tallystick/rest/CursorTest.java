package org.tallystick.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;

class CursorTest {

  private static final TimelineKey KEY =
      new TimelineKey(Instant.parse("2026-11-20T14:37:57.123Z"), LedgerPosition.parse("acme.42"));

  @Test
  void a_cursor_leads_back_to_the_key_it_was_made_of() {
    String cursor = Cursor.of("exchanges", KEY);

    assertThat(cursor).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse("exchanges", cursor, TimelineKey::parse)).isEqualTo(KEY);
  }

  @Test
  void without_a_cursor_there_is_no_key() {
    assertThat(Cursor.parse("exchanges", null, TimelineKey::parse)).isNull();
  }

  @Test
  void another_lists_cursor_is_refused() {
    String cursor = Cursor.of("events", KEY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cursor.parse("exchanges", cursor, TimelineKey::parse))
        .withMessage("cursor: is not one this list gave; begin without a cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "ZXhjaGFuZ2Vz", "ZXhjaGFuZ2VzOg", "ZXhjaGFuZ2VzOjIwMjY"})
  void garbage_is_refused_with_one_sentence(String garbage) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cursor.parse("exchanges", garbage, TimelineKey::parse))
        .withMessage("cursor: is not one this list gave; begin without a cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "101", "99999999999", "ten", "", "1.5"})
  void a_page_is_neither_empty_nor_endless(String limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Paging.limit(limit))
        .withMessage("limit: found '" + limit + "', expected a number from 1 to 100");
  }
}
