package org.tallystick.evidence.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tlog.Verification;

/// What the partner holds from before: a signed checkpoint, a receipt, or a folder of them.
///
/// @param files checkpoints and receipts, in the order of their paths
record Held(Path given, List<Path> files) {

  private static final byte[] PROOF = "c2sp.org/tlog-proof@".getBytes(StandardCharsets.US_ASCII);

  /// Of a folder: every `checkpoint` and every `*.tlog-proof` below it.
  static Held at(Path given) {
    if (!Files.isDirectory(given)) {
      return new Held(given, List.of(given));
    }
    try (Stream<Path> all = Files.walk(given)) {
      List<Path> files = all.filter(Held::isHeld).filter(Files::isRegularFile).sorted().toList();
      RefusedException.unless(!files.isEmpty(), given + ": has no checkpoint and no receipt in it");
      return new Held(given, files);
    } catch (IOException failed) {
      throw new UncheckedIOException(given + " cannot be read", failed);
    }
  }

  private static boolean isHeld(Path file) {
    String name = file.getFileName().toString();
    return name.equals("checkpoint") || name.endsWith(".tlog-proof");
  }

  /// What was signed then.
  ///
  /// @throws RefusedException when it is not signed by the policy, or the receipt is wrong
  static Checkpoint read(Path file, Policy policy) {
    byte[] bytes = MirrorFolder.read(file);
    try {
      if (bytes.length < PROOF.length
          || !Arrays.equals(bytes, 0, PROOF.length, PROOF, 0, PROOF.length)) {
        SignedNote note = SignedNote.parse(bytes);
        require(policy.verify(note));
        return Checkpoint.of(note);
      }
      Receipt receipt = Receipt.parse(bytes);
      require(receipt.verify(policy));
      return Checkpoint.of(receipt.proof().checkpoint());
    } catch (IllegalArgumentException refused) {
      throw new RefusedException(file + ": " + refused.getMessage(), refused);
    }
  }

  private static void require(Verification verification) {
    if (verification instanceof Verification.Refused(String why)) {
      throw new RefusedException(why);
    }
  }
}
