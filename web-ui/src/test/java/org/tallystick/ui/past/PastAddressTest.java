package org.tallystick.ui.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.Location;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.PartnerId;
import org.tallystick.past.Moment;
import org.tallystick.past.Place;

class PastAddressTest {

  private static final PartnerId ACME = new PartnerId("acme");

  private static PastAddress parse(String address) {
    return PastAddress.parse(new Location(address).getQueryParameters(), ACME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/in", "/in/a%20b", "/in/%FF%0A", "/in/a%2Bb%26c%3Dd%25"})
  void an_address_leads_back_to_what_it_was_made_of(String path) {
    PastAddress address =
        new PastAddress(
            new Place(new PartnerId("globex"), RawPath.decode(path)),
            new Moment.At(Instant.parse("2026-11-20T07:05:00.123Z")),
            Optional.of(new Moment.Leaves(42)));

    assertThat(parse(address.toString())).isEqualTo(address);
  }

  @Test
  void an_address_that_says_nothing_is_the_first_partners_root_now() {
    assertThat(parse("past")).isEqualTo(PastAddress.now(ACME, RawPath.ROOT));
  }

  @Test
  void another_directory_keeps_both_moments() {
    PastAddress address = parse("past?path=/in&at=17&with=42");

    assertThat(address.of(RawPath.of("/out")).toString())
        .isEqualTo("past?partner=acme&path=%2Fout&at=17&with=42");
  }

  @Test
  void a_slash_at_the_end_does_no_harm() {
    assertThat(PastAddress.path(" /in/ ")).isEqualTo(RawPath.of("/in"));
    assertThat(PastAddress.path("//")).isEqualTo(RawPath.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "past?path=in",
        "past?at=yesterday",
        "past?with=-1",
        "past?partner=No+One",
        "past?at=17.5"
      })
  void what_cannot_be_read_says_what_is_expected(String address) {
    assertThatThrownBy(() -> parse(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
