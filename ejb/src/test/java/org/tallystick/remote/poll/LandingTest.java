package org.tallystick.remote.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.PassingDigests;
import org.tallystick.evidence.tlog.ContentDigest;

class LandingTest {

  private static final int LONG = 3 << 20;

  @TempDir private Path folder;

  private Landing landing(long size) {
    return Landing.of(size, () -> folder.resolve("landing"));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static void land(Landing landing, byte[] bytes, long from, PassingDigests digests)
      throws IOException {
    try (OutputStream into = digests.through(landing.open())) {
      into.write(bytes, (int) from, bytes.length - (int) from);
    }
  }

  @Test
  void aShortFileNeedsNoPlaceOnTheDisk() throws IOException {
    byte[] bytes = random(65_536);
    Landing landing = landing(bytes.length);
    PassingDigests digests = new PassingDigests(Set.of());

    land(landing, bytes, landing.begin(digests), digests);

    assertThat(landing.size()).isEqualTo(bytes.length);
    assertThat(digests.content(bytes.length).digest()).isEqualTo(ContentDigest.of(bytes));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLongFileIsGoneOnWithWhereItBroke() throws IOException {
    byte[] bytes = random(LONG);
    land(landing(LONG), Arrays.copyOf(bytes, LONG - 5), 0, new PassingDigests(Set.of()));
    Landing again = landing(LONG);
    PassingDigests digests = new PassingDigests(Set.of());

    long from = again.begin(digests);
    land(again, bytes, from, digests);

    assertThat(from).isEqualTo(LONG - 5 - (1 << 20));
    assertThat(Files.readAllBytes(folder.resolve("landing"))).isEqualTo(bytes);
    assertThat(digests.content(LONG).digest()).isEqualTo(ContentDigest.of(bytes));
    again.remove();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsLongerThanTheFileBeginsAnew() throws IOException {
    land(landing(LONG), random(LONG), 0, new PassingDigests(Set.of()));

    assertThat(landing(LONG - 1).begin(new PassingDigests(Set.of()))).isZero();
    assertThat(folder.resolve("landing")).isEmptyFile();
  }

  @Test
  void aLengthThatNoFileHasIsNoFaultOfOurs() throws IOException {
    assertThat(landing(-1).size()).isZero();
  }
}
