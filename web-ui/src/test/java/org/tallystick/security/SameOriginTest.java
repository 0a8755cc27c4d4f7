package org.tallystick.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {

  @Test
  void what_the_browser_says_counts() {
    assertThat(SameOrigin.holds("same-origin", null, "archive.example")).isTrue();
    assertThat(SameOrigin.holds("none", null, "archive.example")).isTrue();
    assertThat(SameOrigin.holds("cross-site", "https://archive.example", "archive.example"))
        .isFalse();
    assertThat(SameOrigin.holds("same-site", null, "archive.example")).isFalse();
  }

  @Test
  void an_old_browser_is_judged_by_its_origin() {
    assertThat(SameOrigin.holds(null, "https://archive.example:8443", "archive.example:8443"))
        .isTrue();
    assertThat(SameOrigin.holds(null, "https://evil.example", "archive.example")).isFalse();
    assertThat(SameOrigin.holds(null, "null", "archive.example")).isFalse();
    assertThat(SameOrigin.holds(null, "https://evil example", "archive.example")).isFalse();
  }

  @Test
  void a_program_says_nothing_and_is_let_through() {
    assertThat(SameOrigin.holds(null, null, "archive.example")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "evil",
        "",
        "/a\r\nSet-Cookie: x=y",
        "/a b"
      })
  void after_signing_in_nobody_is_sent_elsewhere(String next) {
    assertThat(LocalPath.orHome(next)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/exchanges?after=2026-11-01&partner=acme", "/documents/acme.42"})
  void a_path_of_ours_is_where_one_goes_on(String next) {
    assertThat(LocalPath.orHome(next)).isEqualTo(next);
  }
}
