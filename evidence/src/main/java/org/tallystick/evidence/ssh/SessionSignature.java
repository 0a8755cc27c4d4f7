package org.tallystick.evidence.ssh;

import java.util.HexFormat;
import java.util.Optional;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.note.StrictBase64;

/// What a client signed to open a session: RFC 4252 §7.
public final class SessionSignature {

  private static final byte USERAUTH_REQUEST = 50;

  private SessionSignature() {}

  /// Verifies the signature of a `session.opened` event and gives the key; empty when the event holds none.
  ///
  /// @throws org.tallystick.evidence.RefusedException when there is one and it is not right
  public static Optional<SshKey> verify(JsonObject event) {
    if (event.findText("signature").isEmpty()) {
      return Optional.empty();
    }
    byte[] signature = StrictBase64.decode(event.text("signature"));
    SshKey key = SshKey.of(StrictBase64.decode(event.text("key")));
    byte[] session = HexFormat.of().parseHex(event.text("sshSession"));
    key.verify(
        signed(session, event.text("login"), new SshReader(signature).text(), key), signature);
    return Optional.of(key);
  }

  /// The bytes that are signed.
  public static byte[] signed(byte[] session, String login, String algorithm, SshKey key) {
    return new SshWriter()
        .string(session)
        .raw(USERAUTH_REQUEST)
        .string(login)
        .string("ssh-connection")
        .string("publickey")
        .raw((byte) 1)
        .string(algorithm)
        .string(key.blob())
        .bytes();
  }
}
