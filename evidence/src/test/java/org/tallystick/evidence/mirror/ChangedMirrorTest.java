package org.tallystick.evidence.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.PythonJudge;
import org.tallystick.evidence.Seed;

/// No byte of a mirrored log can be another: neither verifier takes it.
class ChangedMirrorTest {

  /// How many bytes the short run changes; the long one changes every byte.
  private static final int SHARE = 200;

  @Test
  void aMirrorWithAnyByteChangedIsRefusedByBoth(@TempDir Path here) throws IOException {
    long seed = Seed.of("a mirror with a changed byte");
    Random random = new Random(seed);
    TestLog log = TestLog.of(TestHistory.of(seed, 40));
    Path mirror = log.publish(here.resolve("mirror"), log.size());
    Path policy = Files.write(here.resolve("policy"), TestLog.policy());
    List<Path> files;
    try (Stream<Path> all = Files.walk(mirror)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }

    try (PythonJudge python = PythonJudge.open()) {
      assertThat(python.mirror(mirror, policy, List.of())).startsWith("accepted: ");
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        int count = Seed.LONG ? bytes.length : Math.min(bytes.length, SHARE / files.size());
        for (int i = 0; i < count; i++) {
          int at = Seed.LONG ? i : random.nextInt(bytes.length);
          byte[] changed = bytes.clone();
          changed[at] ^= (byte) random.nextInt(1, 256);
          Files.write(file, changed);

          assertThat(Mirror.verify(mirror, TestLog.policy(), List.of()))
              .as("%s byte %d, seed %d", file, at, seed)
              .isInstanceOf(MirrorVerdict.Refused.class);
          assertThat(python.mirror(mirror, policy, List.of()))
              .as("%s byte %d, seed %d", file, at, seed)
              .startsWith("refused: ");
        }
        Files.write(file, bytes);
      }
    }
  }
}
