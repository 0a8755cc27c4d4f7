package org.tallystick.evidence.witness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tallystick.evidence.http.BoundedHttp;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignatureLine;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;

/// Asks witnesses for cosignatures: the client of C2SP tlog-witness. Thread-safe.
public final class WitnessClient {

  private static final int LARGEST_ANSWER = 16 * 1024;
  private static final int MOST_HASHES = 63;

  private final BoundedHttp http;

  /// @param timeLimit for one question
  public WitnessClient(Duration timeLimit) {
    http = new BoundedHttp(timeLimit, LARGEST_ANSWER);
  }

  /// Shows a checkpoint and how the log grew since `old`.
  ///
  /// @param proof of consistency from `old` to the checkpoint; empty when `old` is 0 or its size
  /// @return completed in time, never exceptionally
  public CompletableFuture<WitnessAnswer> ask(
      Witness witness, SignedNote checkpoint, TreeSize old, List<NodeHash> proof) {
    if (proof.size() > MOST_HASHES) {
      throw new IllegalArgumentException("proof of " + proof.size() + " hashes");
    }
    StringBuilder body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(StrictBase64.encode(hash.bytes())).append('\n'));
    body.append('\n').append(checkpoint);
    return http.post(
            witness.addCheckpoint(),
            "text/plain; charset=utf-8",
            body.toString().getBytes(StandardCharsets.UTF_8))
        .handle((answer, failed) ->
            failed == null
                ? read(witness, checkpoint, old, answer)
                : silent(witness, http.reason(failed)));
  }

  private static WitnessAnswer read(
      Witness witness, SignedNote checkpoint, TreeSize old, BoundedHttp.Answer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return switch (answer.status()) {
      case 200 -> cosigned(witness, checkpoint, text);
      case 409 -> conflict(witness, Checkpoint.of(checkpoint).size(), old, text);
      case 422 ->
          new WitnessAnswer.Contradicts(
              "witness %s: the log is not the continuation of what it cosigned at size %s"
                  .formatted(witness.name(), old));
      case 403 -> silent(witness, "does not know the log's key; give its operator the new one");
      case 404 -> silent(witness, "does not know this log; give its operator the log's key");
      default -> silent(witness, "HTTP status " + answer.status() + ", expected 200");
    };
  }

  private static WitnessAnswer cosigned(Witness witness, SignedNote checkpoint, String text) {
    try {
      SignedNote answered =
          SignedNote.parse((checkpoint.text() + "\n" + text).getBytes(StandardCharsets.UTF_8));
      for (SignatureLine line : answered.signatures()) {
        if (new SignedNote(checkpoint.text(), List.of(line)).verify(witness.key()).isAccepted()) {
          return new WitnessAnswer.Cosigned(line);
        }
      }
      return silent(
          witness, "answered without a right cosignature by key " + witness.key().keyId());
    } catch (IllegalArgumentException malformed) {
      return silent(witness, "answered with something that is no cosignature");
    }
  }

  private static WitnessAnswer conflict(Witness witness, TreeSize ours, TreeSize old, String text) {
    String digits = text.strip();
    if (!digits.matches("0|[1-9][0-9]{0,14}")) {
      return silent(witness, "answered 409 without the size it knows");
    }
    TreeSize known = new TreeSize(Long.parseLong(digits));
    if (known.compareTo(ours) > 0) {
      return new WitnessAnswer.Contradicts(
          "witness %s: cosigned %s leaves of the log, which has only %s; an older state was restored, or its key is used elsewhere"
              .formatted(witness.name(), known, ours));
    }
    if (known.equals(old)) {
      return new WitnessAnswer.Contradicts(
          "witness %s: cosigned another log of %s leaves with this name"
              .formatted(witness.name(), known));
    }
    return new WitnessAnswer.Elsewhere(known);
  }

  private static WitnessAnswer silent(Witness witness, String why) {
    return new WitnessAnswer.Silent("witness " + witness.name() + ": " + why);
  }
}
