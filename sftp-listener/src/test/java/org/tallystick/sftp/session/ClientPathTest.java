package org.tallystick.sftp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientPathTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String resolved(String path) {
    return new String(ClientPath.of(bytes(path)).bytes(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', /",
    "., /",
    "/, /",
    "//, /",
    "in, /in",
    "/in/, /in",
    "/in/., /in",
    "in//a, /in/a",
    "in/./a/, /in/a",
    "in/a/../b, /in/b",
    "in/.., /",
    ".., /",
    "../../../etc/passwd, /etc/passwd",
    "/in/../../out, /out",
    "..., /...",
    ".hidden, /.hidden",
    "a b, /a b",
  })
  void a_path_is_resolved_within_the_tree(String path, String expected) {
    assertThat(resolved(path)).isEqualTo(expected);
  }

  @Test
  void names_are_bytes() {
    String invalid = "in/\u00ff\u00fe\n\"'";

    assertThat(resolved(invalid)).isEqualTo("/" + invalid);
  }

  @Test
  void a_name_of_255_bytes_is_the_longest() {
    String longest = "x".repeat(255);

    assertThat(resolved(longest)).isEqualTo("/" + longest);
    assertThatExceptionOfType(UnusablePathException.class)
        .isThrownBy(() -> resolved(longest + "x"))
        .withMessageContaining("256 bytes");
  }

  @Test
  void a_nul_is_in_no_name() {
    assertThatExceptionOfType(UnusablePathException.class)
        .isThrownBy(() -> resolved("in/a\u0000b"));
  }

  @Test
  void a_path_has_an_end() {
    assertThatExceptionOfType(UnusablePathException.class)
        .isThrownBy(() -> resolved("a/".repeat(2049)));
  }

  @Test
  void aPathIsNoDeeperThanTheLimit() {
    byte[] deepest = "/a".repeat(64).getBytes(StandardCharsets.US_ASCII);
    byte[] deeper = "/a".repeat(65).getBytes(StandardCharsets.US_ASCII);

    assertThat(ClientPath.of(deepest).names()).hasSize(64);
    assertThatExceptionOfType(UnusablePathException.class).isThrownBy(() -> ClientPath.of(deeper));
  }
}
