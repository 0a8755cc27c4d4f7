package org.tallystick.access;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.Event;

/// What binds a sign-in to its session, as the client sent it: enough to verify later that the holder of the private key signed this very session (RFC 4252 §7).
///
/// @param login the name in the signed request
/// @param sshSession the session identifier of the key exchange, empty for a password
/// @param signature algorithm and signature in wire form, null for a password
public record SignInProof(String login, byte[] sshSession, byte @Nullable [] signature) {

  /// A signature of RSA with 16384 bits is 2 KiB.
  private static final int LONGEST_SIGNATURE = 4096;

  Event describe(Event event) {
    event.text("login", login).text("sshSession", HexFormat.of().formatHex(sshSession));
    return signature == null || signature.length > LONGEST_SIGNATURE
        ? event
        : event.text("signature", Base64.getEncoder().encodeToString(signature));
  }
}
