package org.tallystick.evidence.note;

import java.util.Arrays;

/// `— <name> base64(key ID || signature)`, C2SP signed-note "Signatures".
public record SignatureLine(String name, byte[] bytes) {

  static final String DASH = "\u2014 ";
  private static final int ID_LENGTH = 4;

  public SignatureLine {
    VerifierKey.requireName(name);
    if (bytes.length <= ID_LENGTH) {
      throw new MalformedNoteException("signature of " + name + ": " + bytes.length + " bytes");
    }
  }

  static SignatureLine of(VerifierKey key, byte[] signature) {
    byte[] bytes = Arrays.copyOf(key.id(), ID_LENGTH + signature.length);
    System.arraycopy(signature, 0, bytes, ID_LENGTH, signature.length);
    return new SignatureLine(key.name(), bytes);
  }

  static SignatureLine parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space <= DASH.length()) {
      throw new MalformedNoteException(
          "signature line \"" + line + "\": expected \u2014 <name> <base64>");
    }
    return new SignatureLine(
        line.substring(DASH.length(), space), StrictBase64.decode(line.substring(space + 1)));
  }

  byte[] keyId() {
    return Arrays.copyOf(bytes, ID_LENGTH);
  }

  byte[] signature() {
    return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
  }

  @Override
  public String toString() {
    return DASH + name + " " + StrictBase64.encode(bytes);
  }
}
