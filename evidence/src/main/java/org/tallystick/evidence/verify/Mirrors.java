package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.tile.Mirror;
import org.tallystick.evidence.tlog.Verification;

/// Checks a mirrored log.
final class Mirrors implements Command {

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException, UsageException {
    Options options = Options.parse("mirror", arguments);
    byte[] policy = Files.readAllBytes(options.policy());
    String refusal;
    try {
      Verification verification = new Mirror(options.subject()).verify(Policy.parse(policy));
      if (!(verification instanceof Verification.Refused(String why))) {
        out.println("accepted: the mirror is the whole log that the checkpoint signs");
        return Main.ACCEPTED;
      }
      refusal = why;
    } catch (NoSuchFileException missing) {
      refusal = "mirror: " + missing.getFile() + " is missing";
    } catch (IllegalArgumentException malformed) {
      refusal = "mirror: " + malformed.getMessage();
    }
    out.println("refused: " + refusal);
    return Main.REFUSED;
  }
}
