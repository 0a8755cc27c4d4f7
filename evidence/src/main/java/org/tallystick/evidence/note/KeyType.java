package org.tallystick.evidence.note;

/// C2SP signed-note "Signature types": the two we use, both Ed25519 (RFC 8032).
public enum KeyType {
  /// Signs a note's text: a log's checkpoints.
  ED25519(0x01, 64),
  /// Signs a checkpoint with the time a witness saw it: cosignature/v1.
  COSIGNATURE(0x04, 72);

  private final byte identifier;
  private final int signatureLength;

  KeyType(int identifier, int signatureLength) {
    this.identifier = (byte) identifier;
    this.signatureLength = signatureLength;
  }

  static KeyType of(byte identifier) {
    for (KeyType type : values()) {
      if (type.identifier == identifier) {
        return type;
      }
    }
    throw new MalformedNoteException(
        "verifier key of type 0x%02x: expected 0x01 or 0x04".formatted(identifier));
  }

  byte identifier() {
    return identifier;
  }

  /// In bytes, without the key ID.
  int signatureLength() {
    return signatureLength;
  }
}
