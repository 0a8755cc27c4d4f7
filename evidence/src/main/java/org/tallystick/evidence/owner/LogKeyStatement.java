package org.tallystick.evidence.owner;

import java.nio.charset.StandardCharsets;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.session.SshKey;
import org.tallystick.evidence.session.SshSignature;
import org.tallystick.evidence.tlog.Origin;

/// `log-key.txt` with its signature by a host key.
///
/// @param text the statement
/// @param signature SSHSIG, armoured
/// @param hostKey a line as in `host-key.pub`
public record LogKeyStatement(byte[] text, byte[] signature, byte[] hostKey) {

  private static final String NAMESPACE = "tallystick-log-key";

  /// Checks that it is about the log that the checkpoint signs, and about a key the policy has.
  ///
  /// @return the host key, which the reader has to know
  /// @throws RefusedException when it is not
  public SshKey verify(SignedNote checkpoint, Policy policy) {
    String origin = Checkpoint.of(checkpoint).origin();
    String[] lines = new String(text, StandardCharsets.ISO_8859_1).split("\n", -1);
    RefusedException.unless(
        lines.length == 5
            && lines[0].equals("tallystick/log-key/v1")
            && lines[1].equals(origin)
            && lines[4].isEmpty(),
        "log-key.txt: not in its form, or of another log");
    VerifierKey key = VerifierKey.parse(lines[2]);
    requireInPolicy(key, policy);
    RefusedException.unless(
        key.name().equals(origin)
            && VerifierKey.parse(lines[3]).name().equals(anchorOf(origin).value()),
        "log-key.txt: keys of other logs");
    RefusedException.unless(
        checkpoint.verify(key).isAccepted(),
        "log-key.txt: the checkpoint is signed by another key");
    String line = new String(hostKey, StandardCharsets.ISO_8859_1);
    RefusedException.unless(line.endsWith("\n"), "host-key.pub: its line does not end");
    SshKey host = SshKey.ofLine(line.substring(0, line.length() - 1));
    SshSignature.verify(host, NAMESPACE, text, signature);
    return host;
  }

  /// As [#verify], where evidence of the anchor log is to be believed too: the policy has its key as well.
  public SshKey verifyWithAnchor(SignedNote checkpoint, Policy policy) {
    SshKey host = verify(checkpoint, policy);
    requireInPolicy(
        VerifierKey.parse(new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)[3]),
        policy);
    return host;
  }

  private static void requireInPolicy(VerifierKey key, Policy policy) {
    RefusedException.unless(
        policy.logs().contains(key), "log-key.txt: names a key that the policy does not have");
  }

  /// The origin of the anchor log beside a log.
  public static Origin anchorOf(String origin) {
    return Origin.of(new Origin(origin).name(), Origin.ANCHOR);
  }
}
