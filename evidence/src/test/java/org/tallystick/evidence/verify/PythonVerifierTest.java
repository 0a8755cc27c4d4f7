package org.tallystick.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.SharedFolder;

class PythonVerifierTest {

  private record Ended(int status, String output) {}

  private static Ended python(String... words) throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
        "python3 is not on this machine");
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @Test
  void itsOwnTestsPass() throws Exception {
    Ended tests = python("-m", "unittest", "discover", "-s", "src/test/python");

    assertThat(tests.status()).as(tests.output()).isZero();
    assertThat(tests.output()).contains("Ran ", "OK");
  }

  @Test
  void publicProofsAreJudgedAsTheyShouldBe(@TempDir Path folder) throws Exception {
    Path vectors = SharedFolder.require("vectors/merkle-inclusion/inclusion.jsonl");
    Path program = Files.write(folder.resolve("verify.py"), PythonVerifier.program());

    Ended judged = python(program.toString(), "vectors", vectors.toString());

    assertThat(judged.status()).as(judged.output()).isZero();
    assertThat(judged.output().lines()).hasSameSizeAs(Files.readAllLines(vectors));
    String contrary =
        Files.readString(vectors).replaceFirst("\"wantErr\": *true", "\"wantErr\":false");
    Path wrong = Files.writeString(folder.resolve("contrary.jsonl"), contrary);
    assertThat(python(program.toString(), "vectors", wrong.toString()).status()).isEqualTo(1);
  }

  @Test
  void whoeverAsksWronglyIsToldHow(@TempDir Path folder) throws Exception {
    Path program = Files.write(folder.resolve("verify.py"), PythonVerifier.program());

    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("pack"),
            List.of("receipt", "file"),
            List.of("pack", "file", "--policy", "file"),
            List.of("pack", "file", "--trust", "nothing"),
            List.of("receipt", "file", "--policy", "policy", "--since", "folder"))) {
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(words);
      Ended asked = python(command.toArray(String[]::new));

      assertThat(asked.status()).as(words.toString()).isEqualTo(2);
      assertThat(asked.output()).contains("verify.py mirror FOLDER --policy FILE");
    }
  }
}
