package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.session.SshKey;
import org.tallystick.evidence.session.SshSignature;

/// The SFTP host key, which partners know already: it says whose the logs are (`docs/evidence.md` §10). The SFTP server presents it when it starts.
@ApplicationScoped
public class HostKey {

  private static final String NAMESPACE = "tallystick-log-key";

  private record Presented(String line, UnaryOperator<byte[]> signer) {}

  private volatile @Nullable Presented presented;
  private volatile @Nullable SshHostKeys keys;

  /// What was signed, by whom: `log-key.txt`, `log-key.txt.sig` and `host-key.pub`.
  public record Statement(byte[] text, byte[] signature, byte[] hostKey) {}

  /// @param line as a `.pub` file has it
  /// @param signer gives the wire form of the key's signature over a message (RFC 4253 §6.6)
  public void present(String line, UnaryOperator<byte[]> signer) {
    presented = new Presented(line, signer);
  }

  /// The SFTP server's keys, to be changed.
  public void keep(SshHostKeys hostKeys) {
    keys = hostKeys;
  }

  /// @throws IllegalStateException before the SFTP server has started
  SshHostKeys keys() {
    SshHostKeys kept = keys;
    if (kept == null) {
      throw new IllegalStateException(
          "TLY-0625 host key: the SFTP server has not started, so it has no keys yet");
    }
    return kept;
  }

  /// Whether the SFTP server has started.
  public boolean isPresented() {
    return presented != null;
  }

  /// Says that these are the keys of a log and of the anchor log.
  ///
  /// @throws IllegalStateException before the SFTP server has started
  public Statement state(VerifierKey log, VerifierKey anchor) {
    Presented host = presented;
    if (host == null) {
      throw new IllegalStateException(
          "TLY-0625 host key: the SFTP server has not started, so nothing can be signed with it");
    }
    byte[] text =
        ("tallystick/log-key/v1\n" + log.name() + "\n" + log + "\n" + anchor + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] signature =
        SshSignature.sign(SshKey.ofLine(host.line()), NAMESPACE, text, host.signer());
    return new Statement(text, signature, (host.line() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /// Signs something of which only the SHA-512 is at hand, as `ssh-keygen -Y sign` does.
  ///
  /// @return empty before the SFTP server has started
  public Optional<byte[]> sign(String namespace, byte[] sha512) {
    return Optional.ofNullable(presented)
        .map(host ->
            SshSignature.signDigest(SshKey.ofLine(host.line()), namespace, sha512, host.signer()));
  }
}
