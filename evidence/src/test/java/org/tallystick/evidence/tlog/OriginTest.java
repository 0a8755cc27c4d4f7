package org.tallystick.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @Test
  void anOriginTellsItsNameAndItsLog() {
    Origin origin = Origin.of("archive.example.com", "acme");

    assertThat(origin.value()).isEqualTo("archive.example.com/tallystick/acme");
    assertThat(origin.name()).isEqualTo("archive.example.com");
    assertThat(origin.logId()).isEqualTo("acme");
    assertThat(origin).hasToString(origin.value());
  }

  @Test
  void aNameThatLooksLikeAnOriginStillReadsBack() {
    Origin origin = Origin.of("a/tallystick/b", Origin.SYSTEM);

    assertThat(origin.name()).isEqualTo("a/tallystick/b");
    assertThat(origin.logId()).isEqualTo("system");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "/tallystick/acme",
        "a/tallystick/",
        "a b/tallystick/acme",
        "a+b/tallystick/acme",
        "a/tallystick/ac me",
        "a/tallystick/acme\n",
        "a/tallystick/a/b",
        "ä/tallystick/acme"
      })
  void whatCannotStandInASignedNoteIsRefused(String value) {
    assertThatThrownBy(() -> new Origin(value)).hasMessageContaining("expected <name>/tallystick/");
  }
}
