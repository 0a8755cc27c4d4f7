package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.session.KeySignature;
import org.tallystick.evidence.tlog.Verification;

/// Checks one receipt and prints what it says.
final class Receipts implements Command {

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException, UsageException {
    Options options = Options.parse("receipt", arguments);
    byte[] receipt = Files.readAllBytes(options.subject());
    byte[] policy = Files.readAllBytes(options.policy());
    try {
      Receipt read = Receipt.parse(receipt);
      if (read.verify(Policy.parse(policy)) instanceof Verification.Refused(String why)) {
        out.println("refused: " + why);
        return Main.REFUSED;
      }
      Checkpoint signed = Checkpoint.of(read.proof().checkpoint());
      out.println(
          "accepted: leaf "
              + read.index()
              + " of "
              + signed.origin()
              + ", signed at "
              + signed.size()
              + " leaves");
      out.println("leaf:  " + new String(read.leaf(), StandardCharsets.UTF_8));
      out.println(
          "event: "
              + read.event()
                  .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                  .orElse("(a head, or erased)"));
      Optional<KeySignature> signature =
          read.event().map(EventDocument::parse).flatMap(KeySignature::of);
      if (signature.isPresent()) {
        return opened(signature.get(), out);
      }
      return Main.ACCEPTED;
    } catch (IllegalArgumentException malformed) {
      out.println("refused: " + malformed.getMessage());
      return Main.REFUSED;
    }
  }

  private static int opened(KeySignature signature, PrintStream out) {
    if (signature.verify() instanceof Verification.Refused(String why)) {
      out.println("refused: " + why);
      return Main.REFUSED;
    }
    out.println("opened by the holder of key " + signature.fingerprint());
    return Main.ACCEPTED;
  }
}
