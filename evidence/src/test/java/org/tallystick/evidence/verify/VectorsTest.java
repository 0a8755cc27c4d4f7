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
import org.tallystick.evidence.SharedFolder;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.tlog.ConsistencyProof;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;

class VectorsTest {

  @TempDir private Path folder;

  private record Answer(int status, String output, String errors) {}

  private static Answer run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
    return new Answer(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String base64(NodeHash hash) {
    return "\"" + StrictBase64.encode(hash.bytes()) + "\"";
  }

  private static List<String> consistency(boolean wantErr, boolean spoil) {
    TreeInMemory hashes = new TreeInMemory();
    MerkleTree tree = new MerkleTree(hashes);
    List<String> lines = new ArrayList<>();
    for (int newer = 1; newer <= 40; newer++) {
      hashes.append(LeafHash.of(new byte[] {(byte) newer}));
      for (int older = 1; older < newer; older++) {
        ConsistencyProof proof = tree.consistency(new TreeSize(older), new TreeSize(newer));
        List<String> path =
            new ArrayList<>(proof.hashes().stream().map(VectorsTest::base64).toList());
        if (spoil) {
          path.add(base64(NodeHash.EMPTY));
        }
        lines.add(
            "{\"size1\": %d, \"size2\": %d, \"root1\": %s, \"root2\": %s, \"proof\": %s, \"desc\": \"a \\\"b\\\" \\u0041\", \"wantErr\": %s}"
                .formatted(
                    older,
                    newer,
                    base64(tree.root(new TreeSize(older))),
                    base64(tree.root(new TreeSize(newer))),
                    path,
                    wantErr));
      }
    }
    return lines;
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(folder.resolve("vectors.jsonl"), lines);
  }

  @Test
  void thePublicInclusionVectorsAreJudgedAsExpected() {
    Path file = SharedFolder.require("vectors/merkle-inclusion/inclusion.jsonl");

    Answer answer = run("vectors", file.toString());

    assertThat(answer.output().lines())
        .hasSize(98)
        .allMatch(line -> line.matches("accepted|refused: .*"));
    assertThat(answer.status()).isZero();
  }

  @Test
  void consistencyVectorsAreJudgedToo() throws IOException {
    assertThat(run("vectors", file(consistency(false, false)).toString()).status()).isZero();
    assertThat(run("vectors", file(consistency(true, true)).toString()).status()).isZero();
  }

  @Test
  void aVectorThatExpectsSomethingElseIsNamedAndFailsTheRun() throws IOException {
    Answer answer = run("vectors", file(consistency(true, false)).toString());

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.output()).contains("accepted   DIFFERS: expected refused");
  }

  @Test
  void whatIsNoVectorFileIsSaidToBeNone() throws IOException {
    assertThat(run("vectors", folder.resolve("missing").toString()).status()).isEqualTo(2);
    assertThat(run("vectors", file(List.of("{\"size1\": 1")).toString()).errors())
        .contains("line 1");
    assertThat(run("vectors", file(List.of()).toString()).errors()).contains("has no line");
    assertThat(run().errors()).contains("tallystick-verify.jar");
    assertThat(run("nonsense").status()).isEqualTo(2);
  }
}
