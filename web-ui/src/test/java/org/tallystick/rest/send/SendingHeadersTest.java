package org.tallystick.rest.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.rest.ProblemException;
import org.tallystick.send.SendKey;

class SendingHeadersTest {

  private static final ContentDigest EMPTY = ContentDigest.of(new byte[0]);
  private static final String EMPTY_FIELD =
      "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";

  @Test
  void a_name_is_the_bytes_its_segment_stands_for() {
    assertThat(SendingHeaders.name("a%20b+c%25.xml")).isEqualTo(RawName.of("a b+c%.xml"));
    assertThat(SendingHeaders.name("na%c3%AFve")).isEqualTo(RawName.of("naïve"));
    assertThat(SendingHeaders.name("%FF%FE").bytes()).containsExactly(0xFF, 0xFE);
  }

  @Test
  void what_is_no_name_is_refused() {
    for (String cut : new String[] {"a%", "a%2", "a%zz"}) {
      assertThatThrownBy(() -> SendingHeaders.name(cut))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("expected %XX for a byte");
    }
    assertThatThrownBy(() -> SendingHeaders.name("a%2Fb"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SendingHeaders.name(".."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_sha_256_is_found_among_other_digests() {
    assertThat(SendingHeaders.digest(EMPTY_FIELD)).contains(EMPTY);
    assertThat(SendingHeaders.digest("sha-512=:AAAA:, " + EMPTY_FIELD)).contains(EMPTY);
    assertThat(SendingHeaders.digest(null)).isEmpty();
  }

  @Test
  void a_digest_that_cannot_be_checked_is_refused_rather_than_ignored() {
    for (String other :
        new String[] {
          "md5=:AAAA:", "sha-256=47DEQpj8", "sha-256=:AAAA:", "xsha-256=" + EMPTY_FIELD
        }) {
      assertThatThrownBy(() -> SendingHeaders.digest(other))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("expected sha-256=:<base64 of 32 bytes>:");
    }
  }

  @Test
  void a_key_may_be_quoted_or_not() {
    assertThat(SendingHeaders.key(" \"a \\\"b\\\" \\\\\" ")).contains(new SendKey("a \"b\" \\"));
    assertThat(SendingHeaders.key("8e03978e-40d5")).contains(new SendKey("8e03978e-40d5"));
    assertThat(SendingHeaders.key(null)).isEmpty();
    assertThatThrownBy(() -> SendingHeaders.key("\"\""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
