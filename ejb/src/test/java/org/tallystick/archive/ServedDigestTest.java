package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.tlog.ContentDigest;

class ServedDigestTest {

  private static byte[] content(int size, long seed) {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static void add(ServedDigest digest, byte[] content, int from, int to) {
    digest.add(from, ByteBuffer.wrap(content, from, to - from));
  }

  @Test
  void anEmptyFileIsWholeFromTheBeginning() {
    assertThat(new ServedDigest(0).whole()).contains(ContentDigest.EMPTY);
  }

  @Test
  void nothingIsToldBeforeTheLastByte() {
    byte[] content = content(100, 1);
    ServedDigest digest = new ServedDigest(100);

    add(digest, content, 0, 99);

    assertThat(digest.whole()).isEmpty();
    add(digest, content, 99, 100);
    assertThat(digest.whole()).contains(ContentDigest.of(content));
  }

  @Test
  void whatIsReadAgainCountsAsItWasTheFirstTime() {
    byte[] content = content(100, 2);
    ServedDigest digest = new ServedDigest(100);

    add(digest, content, 0, 60);
    add(digest, new byte[100], 10, 60);
    add(digest, content, 40, 100);

    assertThat(digest.whole()).contains(ContentDigest.of(content));
  }

  @Test
  void aFileReadBackwardsIsToldAsLongAsItWaitsInMemory() {
    byte[] content = content(ServedDigest.MOST_WAITING / 2, 3);
    ServedDigest digest = new ServedDigest(content.length);

    for (int at = content.length; at > 0; at -= 32 * 1024) {
      add(digest, content, at - 32 * 1024, at);
    }

    assertThat(digest.whole()).contains(ContentDigest.of(content));
  }

  @Test
  void moreDisorderThanMemoryAllowsIsToldAsSuch() {
    byte[] content = content(2 * ServedDigest.MOST_WAITING, 4);
    ServedDigest digest = new ServedDigest(content.length);

    add(digest, content, content.length / 2, content.length);
    add(digest, content, 0, content.length / 2);

    assertThat(digest.isDisordered()).isTrue();
    assertThat(digest.whole()).isEmpty();
  }

  @Test
  void manyTinyPiecesAreBoundedToo() {
    byte[] content = content(200_000, 5);
    ServedDigest digest = new ServedDigest(content.length);

    for (int at = content.length - 1; at >= 0; at--) {
      add(digest, content, at, at + 1);
    }

    assertThat(digest.isDisordered()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void anyOrderOfOverlappingPiecesComesToTheFilesHash(long seed) {
    Random random = new Random(seed);
    byte[] content = content(5_000, seed);
    List<int[]> pieces = new ArrayList<>();
    for (int at = 0; at < content.length; at += 50) {
      int from = Math.max(0, at - random.nextInt(80));
      pieces.add(new int[] {from, Math.min(content.length, at + 50 + random.nextInt(80))});
    }
    Collections.shuffle(pieces, random);
    ServedDigest digest = new ServedDigest(content.length);

    pieces.forEach(piece -> add(digest, content, piece[0], piece[1]));

    assertThat(digest.whole()).as("seed " + seed).contains(ContentDigest.of(content));
  }
}
