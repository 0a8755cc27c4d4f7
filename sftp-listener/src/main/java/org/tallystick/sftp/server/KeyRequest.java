package org.tallystick.sftp.server;

import java.util.Optional;
import org.apache.sshd.common.util.buffer.Buffer;
import org.tallystick.access.SignInProof;

/// A public key request (RFC 4252 §7): a key that is only offered, or used with a signature.
///
/// @param signed empty when the key is only offered
record KeyRequest(Optional<SignInProof.KeySignature> signed) {

  /// Reads ahead and leaves the buffer where it was. The library checks again what it uses.
  static KeyRequest peek(Buffer buffer) {
    int position = buffer.rpos();
    try {
      boolean signs = buffer.getBoolean();
      buffer.getString();
      byte[] key = buffer.getBytes();
      return new KeyRequest(
          signs
              ? Optional.of(new SignInProof.KeySignature(key, buffer.getBytes()))
              : Optional.empty());
    } finally {
      buffer.rpos(position);
    }
  }

  boolean isSigned() {
    return signed.isPresent();
  }
}
