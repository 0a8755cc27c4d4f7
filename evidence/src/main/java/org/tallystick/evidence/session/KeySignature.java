package org.tallystick.evidence.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.Verification;

/// The signature by which a client opened a session (RFC 4252 §7): the holder of this key signed this very session identifier.
///
/// @param session the session identifier of the key exchange (RFC 4253 §7.2)
/// @param key the public key blob, or the certificate that vouched for it
/// @param signature algorithm and signature in wire form
public record KeySignature(byte[] session, String login, byte[] key, byte[] signature) {

  private static final byte USERAUTH_REQUEST = 50;
  private static final Pattern LOWER_HEX = Pattern.compile("(?:[0-9a-f]{2})+");

  /// What a `session.opened` holds; empty when it was opened in another way, or by a key whose signature was not kept.
  ///
  /// @throws IllegalArgumentException when the fields are not in their form
  public static Optional<KeySignature> of(EventDocument document) {
    JsonObject json = document.json();
    if (document.type() != EventType.SESSION_OPENED || json.find("signature").isEmpty()) {
      return Optional.empty();
    }
    String session = json.text("sshSession");
    if (!LOWER_HEX.matcher(session).matches()) {
      throw new IllegalArgumentException("sshSession: expected lower-case hex");
    }
    return Optional.of(
        new KeySignature(
            HexFormat.of().parseHex(session),
            json.text("login"),
            StrictBase64.decode(json.text("key")),
            StrictBase64.decode(json.text("signature"))));
  }

  public Verification verify() {
    try {
      WireReader signed = new WireReader(signature);
      String algorithm = signed.text();
      byte[] value = signed.string();
      signed.end();
      boolean certified = CertifiedKey.isCertificate(key);
      String requested = certified ? algorithm + CertifiedKey.SUFFIX : algorithm;
      boolean right =
          PublicKeyBlob.parse(plainKey()).verifies(algorithm, signedBytes(requested), value);
      return right
          ? Verification.ACCEPTED
          : Verification.refused("session: the key's signature is not over this session");
    } catch (IllegalArgumentException malformed) {
      return Verification.refused("session: " + malformed.getMessage());
    }
  }

  private byte[] signedBytes(String algorithm) {
    return new WireWriter()
        .string(session)
        .one(USERAUTH_REQUEST)
        .string(login.getBytes(StandardCharsets.UTF_8))
        .text("ssh-connection")
        .text("publickey")
        .one((byte) 1)
        .text(algorithm)
        .string(key)
        .bytes();
  }

  private byte[] plainKey() {
    return CertifiedKey.isCertificate(key) ? CertifiedKey.of(key) : key;
  }

  /// As `ssh-keygen -l` prints it; of a certificate that of the key inside.
  public String fingerprint() {
    return "SHA256:"
        + Base64.getEncoder().withoutPadding().encodeToString(Sha256.over(plainKey()).bytes());
  }
}
