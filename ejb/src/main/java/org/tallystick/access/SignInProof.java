package org.tallystick.access;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.tallystick.ledger.Event;
import org.tallystick.platform.Excerpt;

/// What binds a sign-in to its session, as the client sent it: enough to verify later that the holder of the private key signed this very session (RFC 4252 §7).
///
/// @param login the name in the signed request
/// @param sshSession the session identifier of the key exchange
/// @param signed empty for a password
/// @param certificate what vouched for the key, when it was no key of the account's own
public record SignInProof(
    String login,
    byte[] sshSession,
    Optional<KeySignature> signed,
    Optional<Certificate> certificate) {

  /// @param authority the fingerprint of the key that signed it
  /// @param serial unsigned, in decimal
  public record Certificate(String authority, String keyId, String serial) {

    private static final int LONGEST_ID = 300;

    private Event describe(Event event) {
      String printable = keyId.replaceAll("\\p{Cntrl}", "?");
      return event
          .text("authority", authority)
          .text("keyId", Excerpt.of(printable, LONGEST_ID))
          .text("serial", serial);
    }
  }

  /// @param key the public key blob
  /// @param signature algorithm and signature in wire form
  public record KeySignature(byte[] key, byte[] signature) {

    /// With RSA of 16384 bits key and signature are 2 KiB each; a certificate holds two keys and a signature.
    private static final int LONGEST = 8192;

    private boolean isOfUsualLength() {
      return key.length <= LONGEST && signature.length <= LONGEST;
    }
  }

  Event describe(Event event) {
    event.text("login", login).text("sshSession", HexFormat.of().formatHex(sshSession));
    certificate.ifPresent(vouching -> vouching.describe(event));
    signed
        .filter(KeySignature::isOfUsualLength)
        .ifPresent(by ->
            event
                .text("key", Base64.getEncoder().encodeToString(by.key()))
                .text("signature", Base64.getEncoder().encodeToString(by.signature())));
    return event;
  }
}
