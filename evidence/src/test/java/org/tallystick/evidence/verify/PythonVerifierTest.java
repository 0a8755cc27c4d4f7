package org.tallystick.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.Installed;
import org.tallystick.evidence.SharedFolder;

class PythonVerifierTest {

  private record Ended(int status, String output) {}

  private static Ended python(String... words) throws IOException, InterruptedException {
    Installed.require("python3");
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

  /// What tells verifiers apart: an older tree of no leaves, no roots, numbers and proofs of a wrong kind.
  @Test
  void bothProgramsSayTheSameOfVectorsAtTheEdges(@TempDir Path folder) throws Exception {
    Path program = Files.write(folder.resolve("verify.py"), PythonVerifier.program());
    String empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    List<String> lines = new ArrayList<>();
    for (String edge :
        List.of(
            "true|0|5|'E'|'E'|null",
            "true|0|5|'E'|'E'|[]",
            "true|0|5|'E'|'E'|['E']",
            "false|0|0|'E'|'E'|[]",
            "false|0|0|null|null|null",
            "true|0|0|'E'|''|[]",
            "true|0|0|'E'|'E'|['E']",
            "false|3|3|'AAAA'|'AAAA'|null",
            "true|3|3|'AAA'|'AAA'|null",
            "true|3|3|'!'|'!'|[]",
            "true|3|3|7|7|[]",
            "true|3|3|'E'|'E'|''",
            "true|3|3|'E'|'E'|false",
            "true|3|2|'E'|'E'|[]",
            "true|1|2|'E'|'E'|[]",
            "true|1|2|'E'|'E'|[null]",
            "true|true|true|'E'|'E'|[]",
            "true|-1|-1|'E'|'E'|[]",
            "true|9007199254740993|9007199254740993|'E'|'E'|[]",
            "true|null|null|'E'|'E'|[]")) {
      String[] part = edge.replace("E", empty).replace('\'', '"').split("\\|", -1);
      lines.add(
          "{\"wantErr\":%s,\"size1\":%s,\"size2\":%s,\"root1\":%s,\"root2\":%s,\"proof\":%s}"
              .formatted((Object[]) part));
    }
    Path file = Files.write(folder.resolve("edges.jsonl"), lines);

    Ended python = python(program.toString(), "vectors", file.toString());
    Ended java = java("vectors", file.toString());

    assertThat(python.status()).as(python.output()).isZero();
    assertThat(java.status()).as(java.output()).isZero();
    assertThat(python.output().lines().map(line -> line.split(":")[0]))
        .containsExactlyElementsOf(java.output().lines().map(line -> line.split(":")[0]).toList())
        .hasSameSizeAs(lines);
  }

  @Test
  void bothProgramsSaySoOfAFileThatHoldsNoVectors(@TempDir Path folder) throws Exception {
    Path program = Files.write(folder.resolve("verify.py"), PythonVerifier.program());
    String vector = "{\"size1\":1,\"size2\":1,\"root1\":null,\"root2\":null,\"proof\":null";
    for (String content :
        List.of(
            "",
            "\n \n",
            "[]",
            "7",
            "{\"size1\": 1",
            "{}",
            vector + "}",
            vector + ",\"wantErr\":\"no\"}",
            vector + ",\"wantErr\":false,\"x\":1.5}",
            vector + ",\"wantErr\":false} x",
            "[".repeat(5000),
            "\u00ff")) {
      Path file =
          Files.write(folder.resolve("none"), content.getBytes(StandardCharsets.ISO_8859_1));

      for (Ended ended :
          List.of(
              python(program.toString(), "vectors", file.toString()),
              java("vectors", file.toString()))) {
        assertThat(ended.status()).as("%s: %s", content, ended.output()).isEqualTo(2);
        assertThat(ended.output()).isNotBlank().doesNotContain("Traceback", "Exception");
      }
    }
  }

  private static Ended java(String... words) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8);
    return new Ended(
        Main.run(List.of(words), print, print), output.toString(StandardCharsets.UTF_8));
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
