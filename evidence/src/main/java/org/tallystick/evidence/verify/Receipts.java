package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.receipt.Receipt;
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
      return Main.ACCEPTED;
    } catch (IllegalArgumentException malformed) {
      out.println("refused: " + malformed.getMessage());
      return Main.REFUSED;
    }
  }
}
