package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.tallystick.evidence.pack.PackVerifier;
import org.tallystick.evidence.pack.Verdict;
import org.tallystick.evidence.verify.PythonVerifier;

/// What those who receive an answer find: a pack is given to both verifiers.
final class Judged {

  private Judged() {}

  /// What both verifiers say a pack proves.
  static String sentence(ClaimAnswer answer) {
    assertThat(answer).isInstanceOf(ClaimAnswer.Proven.class);
    byte[] pack = ((ClaimAnswer.Proven) answer).pack();
    Verdict verdict = PackVerifier.verify(pack);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    String sentence = ((Verdict.Accepted) verdict).sentence();
    assertThat(python(pack)).startsWith("accepted: " + sentence + "\n");
    return sentence;
  }

  /// Why there is no pack.
  static String reason(ClaimAnswer answer) {
    assertThat(answer).isInstanceOf(ClaimAnswer.NotProvable.class);
    ClaimAnswer.NotProvable no = (ClaimAnswer.NotProvable) answer;
    assertThat(no.next()).isNotBlank();
    return no.reason();
  }

  /// What `verify.py` prints.
  static String python(byte[] pack) {
    try {
      Path folder = Files.createTempDirectory("judged");
      Path program = Files.write(folder.resolve("verify.py"), PythonVerifier.program());
      Path file = Files.write(folder.resolve("pack.asice"), pack);
      try {
        Process process =
            new ProcessBuilder("python3", program.toString(), "pack", file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } finally {
        Files.delete(program);
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Skips a test where there is no Python; fails it where `./tallystick test` has installed everything.
  static void needPython() {
    try {
      assertThat(new ProcessBuilder("python3", "--version").start().waitFor()).isZero();
    } catch (IOException none) {
      assertThat(Boolean.getBoolean("tallystick.complete"))
          .as("python3 is not on this machine, which is said to have everything")
          .isFalse();
      Assumptions.abort("python3 is not on this machine");
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
