package org.tallystick.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

  @Test
  void without_a_header_there_are_no_credentials() {
    assertThat(Authorization.parse(null)).isEqualTo(new Authorization.None());
  }

  @Test
  void a_password_may_hold_colons_and_letters_of_any_language() {
    assertThat(Authorization.parse("Basic " + base64("anna:grün:weiß", StandardCharsets.UTF_8)))
        .isEqualTo(new Authorization.Basic("anna", "grün:weiß"));
  }

  @Test
  void the_scheme_is_read_without_case_and_with_many_blanks() {
    assertThat(Authorization.parse("bEARER   tally_x"))
        .isEqualTo(new Authorization.Bearer("tally_x"));
    assertThat(Authorization.parse("basic " + base64("anna:", StandardCharsets.UTF_8)))
        .isEqualTo(new Authorization.Basic("anna", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic !!!",
        "Basic YW5uYQ==",
        "Digest username=anna",
        "Negotiate abc",
        "Bearer"
      })
  void anything_else_is_unknown(String header) {
    assertThat(Authorization.parse(header)).isEqualTo(new Authorization.Unknown());
  }

  @Test
  void bytes_that_are_not_utf_8_are_unknown() {
    assertThat(Authorization.parse("Basic " + base64("anna:grün", StandardCharsets.ISO_8859_1)))
        .isEqualTo(new Authorization.Unknown());
  }

  @Test
  void credentials_do_not_show_themselves() {
    assertThat(new Authorization.Basic("anna", "secret words").toString()).doesNotContain("secret");
    assertThat(new Authorization.Bearer("tally_x").toString()).doesNotContain("tally_x");
  }

  private static String base64(String pair, Charset charset) {
    return Base64.getEncoder().encodeToString(pair.getBytes(charset));
  }
}
