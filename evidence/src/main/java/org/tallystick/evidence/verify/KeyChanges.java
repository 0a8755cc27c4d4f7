package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.owner.KeyChange;

/// Checks that a key the policy trusts names the one that follows it, and prints the line to add to the policy.
final class KeyChanges implements Command {

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException, UsageException {
    Options options = Options.parse("key-change", arguments);
    byte[] note = Files.readAllBytes(options.subject());
    byte[] policy = Files.readAllBytes(options.policy());
    try {
      KeyChange change = KeyChange.verify(SignedNote.parse(note), Policy.parse(policy));
      out.println(
          "accepted: from size %s on, key %s of %s is followed by key %s"
              .formatted(
                  change.since(),
                  change.before().keyId(),
                  change.before().name(),
                  change.after().keyId()));
      out.println("log " + change.after());
      return Main.ACCEPTED;
    } catch (IllegalArgumentException refused) {
      out.println("refused: " + refused.getMessage());
      return Main.REFUSED;
    }
  }
}
