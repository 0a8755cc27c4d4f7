package org.tallystick.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;

/// A private key and the name it signs by.
public final class SignerKey {

  private final VerifierKey verifier;
  private final PrivateKey key;

  private SignerKey(VerifierKey verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  /// @param pair an Ed25519 key pair of the platform
  public static SignerKey of(String name, KeyType type, KeyPair pair) {
    return new SignerKey(
        VerifierKey.of(name, type, Ed25519.bytesOf(pair.getPublic())), pair.getPrivate());
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /// A log signs: C2SP signed-note "Ed25519 signatures".
  public SignedNote sign(String text) {
    return new SignedNote(text, List.of(line(text)));
  }

  /// The line to put under a text another key has signed too.
  public SignatureLine line(String text) {
    requireType(KeyType.ED25519);
    return SignatureLine.of(verifier, Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// A witness signs what it saw and when: C2SP tlog-cosignature "Ed25519 signed message".
  public SignedNote cosign(SignedNote checkpoint, Instant at) {
    requireType(KeyType.COSIGNATURE);
    long time = at.getEpochSecond();
    byte[] signature = Ed25519.sign(key, VerifierKey.cosigned(checkpoint.text(), time));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array();
    return checkpoint.with(SignatureLine.of(verifier, timed));
  }

  private void requireType(KeyType type) {
    if (verifier.type() != type) {
      throw new IllegalStateException(
          "key " + verifier.name() + ": is of type " + verifier.type() + ", expected " + type);
    }
  }
}
