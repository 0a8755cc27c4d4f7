package org.tallystick.rest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {

  @Test
  void a_plain_name_stands_in_both_forms() {
    assertThat(ContentDisposition.attachment("INV-1001.xml"))
        .isEqualTo("attachment; filename=\"INV-1001.xml\"; filename*=UTF-8''INV-1001.xml");
  }

  @Test
  void letters_of_other_languages_are_encoded() {
    assertThat(ContentDisposition.attachment("Größe 1.csv"))
        .isEqualTo(
            "attachment; filename=\"Gr__e 1.csv\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"b",
        "a\\b",
        "a\r\nSet-Cookie: x=y",
        "../../etc/passwd",
        "a%22b",
        "a;b",
        "\u0000",
        "\uD800",
        "%2e%2e%2f"
      })
  void no_name_ends_the_header_or_leads_elsewhere(String name) {
    String header = ContentDisposition.attachment(name);

    assertThat(header)
        .matches(
            "attachment; filename=\"[\\x20-\\x7E&&[^\"\\\\/%]]*\"; filename\\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*");
    assertThat(header).doesNotContain("%2F", "%5C");
  }
}
