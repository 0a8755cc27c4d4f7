package org.tallystick.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.SidecarText.Unreadable;

class SidecarTextTest {

  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String SHA1 = "0123456789abcdef01234567".repeat(2).substring(0, 40);

  private static List<SidecarLine> parse(String text, SidecarKind kind) throws Unreadable {
    return SidecarText.parse(text.getBytes(StandardCharsets.UTF_8), kind);
  }

  private static SidecarLine one(String text) throws Unreadable {
    List<SidecarLine> lines = parse(text, SidecarKind.SHA256);
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEX",
        "HEX\n",
        "HEX\r\n",
        "  HEX  \n\n",
        "\uFEFFHEX\n",
        "# made by hand\nHEX\n",
      })
  void a_digest_alone_names_nothing(String text) throws Exception {
    assertThat(one(text.replace("HEX", HEX)))
        .isEqualTo(new SidecarLine(DigestAlgorithm.SHA256, HEX, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEX  a b.txt\n",
        "HEX *a b.txt\r\n",
        "HEX\ta b.txt",
        "HEX  /home/acme/out/a b.txt",
        "HEX *C:\\out\\a b.txt",
        "SHA256 (a b.txt) = HEX\n",
        "SHA256(a b.txt)= HEX\n",
        "SHA-256 (./a b.txt) = HEX",
        "; a comment\nHEX  a b.txt",
      })
  void gnu_and_bsd_lines_name_their_file(String text) throws Exception {
    assertThat(one(text.replace("HEX", HEX.toUpperCase(java.util.Locale.ROOT))))
        .isEqualTo(
            new SidecarLine(DigestAlgorithm.SHA256, HEX, Optional.of(RawName.of("a b.txt"))));
  }

  @Test
  void escapes_are_those_of_coreutils_and_come_back_as_they_went() throws Exception {
    RawName name = RawName.of("a\\b\nc\rd".getBytes(StandardCharsets.UTF_8));

    byte[] line = SidecarText.gnuLine(HEX, name);

    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo("\\" + HEX + "  a\\\\b\\nc\\rd\n");
    assertThat(SidecarText.parse(line, SidecarKind.SHA256))
        .containsExactly(new SidecarLine(DigestAlgorithm.SHA256, HEX, Optional.of(name)));
  }

  @Test
  void a_name_that_is_no_utf8_is_kept_byte_for_byte() throws Exception {
    RawName name = RawName.of(new byte[] {'a', (byte) 0xE4, 'b'});

    assertThat(SidecarText.parse(SidecarText.gnuLine(HEX, name), SidecarKind.SHA256))
        .extracting(SidecarLine::name)
        .containsExactly(Optional.of(name));
  }

  @Test
  void the_length_tells_what_a_sha_sidecar_holds() throws Exception {
    assertThat(parse(SHA1 + "  a\n" + HEX + "  b\n" + HEX + HEX + "  c\n", SidecarKind.SHA))
        .extracting(SidecarLine::algorithm)
        .containsExactly(DigestAlgorithm.SHA1, DigestAlgorithm.SHA256, DigestAlgorithm.SHA512);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# only a comment\n",
        "no digest at all\n",
        "HEX  a\nrubbish\n",
        "HEX0",
        "0123456789abcdef0123456789abcdef  a\n",
        "MD5 (a) = HEX\n",
        "HEX  dir/\n",
        "\\HEX  a\\x\n",
        "\\HEX  a\\",
      })
  void half_of_a_sidecar_is_never_used(String text) {
    assertThatThrownBy(() -> parse(text.replace("HEX", HEX), SidecarKind.SHA256))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void a_sidecar_has_no_more_lines_than_a_directory_may_reasonably_hold() {
    assertThatThrownBy(() -> parse("0".repeat(32).concat("\n").repeat(20_001), SidecarKind.MD5))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("more than 20000 lines");
  }
}
