package org.tallystick.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

  @Test
  void theEmptyContentHasTheWellKnownDigest() {
    assertThat(ContentDigest.EMPTY.hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(new ContentDigest.Hasher().digest()).isEqualTo(ContentDigest.EMPTY);
  }

  @Test
  void aHasherFedInAnyPiecesGivesTheDigestOfTheWhole() {
    byte[] content = new byte[1000];
    new Random(7).nextBytes(content);

    for (int cut = 0; cut <= content.length; cut += 50) {
      ContentDigest.Hasher hasher = new ContentDigest.Hasher();
      hasher.update(content, 0, cut);
      hasher.update(ByteBuffer.wrap(content, cut, content.length - cut));

      assertThat(hasher.size()).isEqualTo(1000);
      assertThat(hasher.digest()).isEqualTo(ContentDigest.of(content));
    }
  }

  @Test
  void aBufferIsTakenUpToItsLimit() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[10]).limit(4);
    ContentDigest.Hasher hasher = new ContentDigest.Hasher();

    hasher.update(buffer);

    assertThat(hasher.size()).isEqualTo(4);
    assertThat(buffer.remaining()).isZero();
    assertThat(hasher.digest()).isEqualTo(ContentDigest.of(new byte[4]));
  }

  @Test
  void bytesAndHexReadBack() {
    ContentDigest digest = ContentDigest.of(new byte[] {1, 2, 3});

    assertThat(ContentDigest.ofBytes(digest.bytes())).isEqualTo(digest);
    assertThat(ContentDigest.ofHex(digest.hex())).isEqualTo(digest);
    assertThat(digest).hasToString(digest.hex()).isNotEqualByComparingTo(ContentDigest.EMPTY);
  }
}
