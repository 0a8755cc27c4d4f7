package org.tallystick.remote.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.PassingDigests;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.DigestAlgorithm;

class LandingFileTest {

  private static final byte[] PIECE = new byte[250_000];

  @TempDir Path folder;

  @Test
  void whatComesIsWrittenBehindWhatIsThereAndHashedOnTheWay() throws IOException {
    new Random(1).nextBytes(PIECE);
    Path file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
    PassingDigests digests = new PassingDigests(Set.of(DigestAlgorithm.MD5));
    digests.read(file);

    try (OutputStream into =
        digests.through(new BufferedOutputStream(LandingFile.at(file), 1 << 17))) {
      for (int piece = 0; piece < 300; piece++) {
        into.write(PIECE, 0, PIECE.length - piece % 3);
        into.write(piece);
      }
    }

    byte[] all = Files.readAllBytes(file);
    assertThat(all).hasSize(3 + 300 * PIECE.length - 300 + 300).startsWith(1, 2, 3);
    assertThat(digests.content(all.length).digest()).isEqualTo(ContentDigest.of(all));
    assertThat(digests.others()).containsOnlyKeys(DigestAlgorithm.MD5);
  }

  @Test
  void aPieceThatCannotBeWrittenIsNoSuccess() throws IOException {
    LandingFile file = LandingFile.at(folder.resolve("file"));
    file.close();
    OutputStream past = new PassingDigests(Set.of()).through(file);

    assertThatThrownBy(() -> past.write(PIECE)).isInstanceOf(IOException.class);
  }
}
