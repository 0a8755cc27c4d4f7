package org.tallystick.sftp.server;

import java.util.Optional;
import org.apache.sshd.common.util.buffer.Buffer;
import org.tallystick.access.SignInProof;

/// A public key request (RFC 4252 §7): a key that is only offered, or used with a signature.
///
/// @param algorithm how it signs, or would
/// @param signed empty when the key is only offered
record KeyRequest(String algorithm, Optional<SignInProof.KeySignature> signed) {

  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  /// Reads ahead and leaves the buffer where it was. The library checks again what it uses.
  static KeyRequest peek(Buffer buffer) {
    int position = buffer.rpos();
    try {
      boolean signs = buffer.getBoolean();
      String algorithm = buffer.getString();
      byte[] key = buffer.getBytes();
      return new KeyRequest(
          algorithm,
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

  boolean isCertified() {
    return algorithm.endsWith(CERTIFICATE);
  }

  boolean isWeak() {
    return AlgorithmPolicy.isWeak(algorithm);
  }

  /// What is kept of it as proof: a signature over SHA-1 proves nothing.
  Optional<SignInProof.KeySignature> proof() {
    return isWeak() ? Optional.empty() : signed;
  }
}
