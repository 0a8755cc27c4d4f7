package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.SessionId;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerSession;

class StagedUploadTest {

  private static final int LARGEST = 10_000;

  @TempDir private Path folder;
  private StagedUpload upload;

  @BeforeEach
  void open() throws IOException {
    PartnerSession acme =
        new PartnerSession(
            SessionId.random(), new AccountId("acme"), new PartnerId("acme"), "192.0.2.1:50000");
    upload =
        new StagedUpload(
            UploadId.random(),
            acme,
            RawPath.decode("/in/a"),
            Instant.EPOCH,
            folder.resolve("a"),
            LARGEST,
            false);
  }

  private static byte[] content(int size, long seed) {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static void assertTooLarge(Outcome<?> outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.TOO_LARGE));
  }

  @Test
  void bytes_in_order_are_sealed_under_their_digest() throws IOException {
    byte[] content = content(LARGEST, 1);

    upload.write(ByteBuffer.wrap(content, 0, 4000), 0);
    upload.append(ByteBuffer.wrap(content, 4000, 6000));

    assertThat(upload.seal()).isEqualTo(new StoredContent(ContentDigest.of(content), LARGEST));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bytes_in_any_order_are_sealed_under_their_digest(long seed) throws IOException {
    byte[] content = content(9_973, seed);
    List<Integer> pieces = new ArrayList<>();
    for (int start = 0; start < content.length; start += 256) {
      pieces.add(start);
    }
    Collections.shuffle(pieces, new Random(seed));

    for (int start : pieces) {
      upload.write(ByteBuffer.wrap(content, start, Math.min(256, content.length - start)), start);
    }

    assertThat(upload.seal())
        .isEqualTo(new StoredContent(ContentDigest.of(content), content.length));
  }

  @Test
  void what_is_overwritten_counts_as_it_is_at_the_end() throws IOException {
    byte[] content = content(5000, 2);

    upload.write(ByteBuffer.wrap(content(5000, 3)), 0);
    upload.write(ByteBuffer.wrap(content), 0);

    assertThat(upload.seal().digest()).isEqualTo(ContentDigest.of(content));
  }

  @Test
  void a_hole_is_zeros() throws IOException {
    upload.write(ByteBuffer.wrap(new byte[] {7}), 3000);

    byte[] expected = new byte[3001];
    expected[3000] = 7;
    assertThat(upload.seal()).isEqualTo(new StoredContent(ContentDigest.of(expected), 3001));
  }

  @Test
  void cut_and_written_again_is_what_it_is_at_the_end() throws IOException {
    byte[] content = content(5000, 4);

    upload.write(ByteBuffer.wrap(content), 0);
    upload.resize(1000);
    upload.write(ByteBuffer.wrap(content, 1000, 4000), 1000);

    assertThat(upload.seal()).isEqualTo(new StoredContent(ContentDigest.of(content), 5000));
  }

  @Test
  void a_write_that_would_make_it_too_large_writes_nothing() throws IOException {
    assertTooLarge(upload.write(ByteBuffer.wrap(new byte[2]), LARGEST - 1));
    assertTooLarge(upload.write(ByteBuffer.wrap(new byte[1]), 1L << 40));
    assertTooLarge(upload.write(ByteBuffer.wrap(new byte[1]), Long.MAX_VALUE));
    assertTooLarge(upload.resize(LARGEST + 1));
    assertTooLarge(upload.resize(Long.MAX_VALUE));

    assertThat(upload.size()).isZero();
    assertThat(upload.summary().writes()).isZero();
  }

  @Test
  void it_may_be_exactly_as_large_as_allowed() throws IOException {
    assertThat(upload.write(ByteBuffer.wrap(new byte[1]), LARGEST - 1)).isEqualTo(Outcome.done(1));
    assertThat(upload.resize(LARGEST)).isEqualTo(Outcome.done((long) LARGEST));
    assertTooLarge(upload.append(ByteBuffer.wrap(new byte[1])));
  }

  @Test
  void after_a_write_that_failed_no_later_one_leaves_a_hole() throws IOException {
    upload.write(ByteBuffer.wrap(content(100, 9)), 0);

    assertTooLarge(upload.write(ByteBuffer.wrap(content(10, 9)), LARGEST));

    assertThat(upload.write(ByteBuffer.wrap(content(10, 9)), 500))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(upload.size()).isEqualTo(100);
  }
}
