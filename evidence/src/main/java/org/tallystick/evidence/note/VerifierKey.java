package org.tallystick.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.tallystick.evidence.tlog.Sha256;

/// Whose signature it is: `name+hex(key ID)+base64(type || public key)`, C2SP signed-note "Verifier keys" (a *vkey*).
public final class VerifierKey {

  private static final Pattern FORM =
      Pattern.compile("([^\\s+\\p{Z}\\p{Cntrl}]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
  private static final int ID_LENGTH = 4;

  private final String name;
  private final KeyType type;
  private final byte[] key;
  private final byte[] id;

  private VerifierKey(String name, KeyType type, byte[] key) {
    if (key.length != Ed25519.KEY_LENGTH) {
      throw new MalformedNoteException(
          "verifier key " + name + ": " + key.length + " bytes, expected " + Ed25519.KEY_LENGTH);
    }
    this.name = name;
    this.type = type;
    this.key = key.clone();
    this.id = idOf(name, type, key);
  }

  /// @param key the 32 bytes of RFC 8032 §5.1.5
  public static VerifierKey of(String name, KeyType type, byte[] key) {
    return new VerifierKey(requireName(name), type, key);
  }

  public static VerifierKey parse(String vkey) {
    var parts = FORM.matcher(vkey);
    if (!parts.matches()) {
      throw new MalformedNoteException(
          "verifier key \"" + vkey + "\": expected <name>+<8 hex digits>+<base64>");
    }
    byte[] material = StrictBase64.decode(parts.group(3));
    if (material.length == 0) {
      throw new MalformedNoteException("verifier key " + parts.group(1) + ": is empty");
    }
    VerifierKey key =
        new VerifierKey(
            parts.group(1),
            KeyType.of(material[0]),
            Arrays.copyOfRange(material, 1, material.length));
    if (!HexFormat.of().formatHex(key.id).equals(parts.group(2))) {
      throw new MalformedNoteException(
          "verifier key " + key.name + ": key ID " + parts.group(2) + " is not that of the key");
    }
    return key;
  }

  static String requireName(String name) {
    if (name.isEmpty()
        || name.indexOf('+') >= 0
        || name.codePoints()
            .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < 0x20)) {
      throw new MalformedNoteException(
          "key name \"" + name + "\": expected no white space and no +");
    }
    return name;
  }

  private static byte[] idOf(String name, KeyType type, byte[] key) {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    Sha256 hash = Sha256.over(named, new byte[] {type.identifier()}, key);
    return Arrays.copyOf(hash.bytes(), ID_LENGTH);
  }

  public String name() {
    return name;
  }

  public KeyType type() {
    return type;
  }

  /// The 32 bytes of RFC 8032 §5.1.5.
  public byte[] key() {
    return key.clone();
  }

  /// Eight hexadecimal digits that tell this key from others of its name.
  public String keyId() {
    return HexFormat.of().formatHex(id);
  }

  /// The first four bytes of a signature line's base64.
  byte[] id() {
    return id.clone();
  }

  boolean made(SignatureLine line) {
    return line.name().equals(name) && Arrays.equals(line.keyId(), id);
  }

  /// @param signature without the key ID
  boolean verifies(String text, byte[] signature) {
    if (signature.length != type.signatureLength()) {
      return false;
    }
    return switch (type) {
      case ED25519 -> Ed25519.verify(key, text.getBytes(StandardCharsets.UTF_8), signature);
      case COSIGNATURE -> {
        OptionalLong time = cosignedAt(signature);
        yield time.isPresent()
            && Ed25519.verify(
                key,
                cosigned(text, time.getAsLong()),
                Arrays.copyOfRange(signature, Long.BYTES, signature.length));
      }
    };
  }

  /// C2SP tlog-cosignature: the time a cosignature says, in seconds since 1970; empty above 2^63 − 1.
  static OptionalLong cosignedAt(byte[] signature) {
    long time = ByteBuffer.wrap(signature).getLong();
    return time < 0 ? OptionalLong.empty() : OptionalLong.of(time);
  }

  static byte[] cosigned(String text, long time) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /// The vkey.
  @Override
  public String toString() {
    byte[] material = new byte[1 + key.length];
    material[0] = type.identifier();
    System.arraycopy(key, 0, material, 1, key.length);
    return name + "+" + HexFormat.of().formatHex(id) + "+" + StrictBase64.encode(material);
  }
}
