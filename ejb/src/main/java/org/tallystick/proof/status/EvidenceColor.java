package org.tallystick.proof.status;

/// How good the evidence is; the worse the later.
public enum EvidenceColor {
  /// Nobody has to be trusted.
  GREEN("green"),
  /// It holds against everybody but the archive's own operator, or soon will not.
  AMBER("amber"),
  /// Something is wrong with what is stored, or nothing is being signed.
  RED("red");

  private final String word;

  EvidenceColor(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
