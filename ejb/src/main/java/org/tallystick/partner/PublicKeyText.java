package org.tallystick.partner;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.tallystick.platform.Excerpt;

/// A public key in the one-line OpenSSH form, `ssh-ed25519 AAAA… label` (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4).
///
/// @param blob the key in SSH wire form
/// @param bits the key's length
public record PublicKeyText(String algorithm, byte[] blob, int bits, String label) {

  private static final int SMALLEST_RSA = 2048;
  private static final Map<String, Integer> FIXED_BITS =
      Map.of(
          "ssh-ed25519", 256,
          "ecdsa-sha2-nistp256", 256,
          "ecdsa-sha2-nistp384", 384,
          "ecdsa-sha2-nistp521", 521);

  /// @throws IllegalArgumentException with a sentence for the person who pasted it
  public static PublicKeyText parse(String line) {
    String text = line.strip();
    if (text.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "public key: this is a private key; paste the .pub file instead, and renew that key");
    }
    String[] words = text.split("\\s+", 3);
    if (words.length < 2 || text.contains("\n")) {
      throw new IllegalArgumentException(
          "public key: expected one line such as 'ssh-ed25519 AAAA… name'");
    }
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(words[1]);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(
          "public key: the second word is not base64; was the line cut?", notBase64);
    }
    return new PublicKeyText(
        words[0], blob, bits(words[0], blob), words.length == 3 ? cut(words[2]) : "");
  }

  private static String cut(String label) {
    return Excerpt.of(label, 200);
  }

  private static int bits(String algorithm, byte[] blob) {
    try {
      ByteBuffer wire = ByteBuffer.wrap(blob);
      String inside = new String(field(wire), StandardCharsets.US_ASCII);
      if (!inside.equals(algorithm)) {
        throw new IllegalArgumentException(
            "public key: the line says " + algorithm + ", the key says " + inside);
      }
      Integer fixed = FIXED_BITS.get(algorithm);
      if (fixed != null) {
        return fixed;
      }
      if (!algorithm.equals("ssh-rsa")) {
        throw new IllegalArgumentException(
            "public key: found "
                + algorithm
                + ", expected ssh-ed25519, ecdsa-sha2-nistp256/384/521 or ssh-rsa");
      }
      field(wire);
      int bits = new BigInteger(1, field(wire)).bitLength();
      if (bits < SMALLEST_RSA) {
        throw new IllegalArgumentException(
            "public key: RSA of " + bits + " bits, expected at least " + SMALLEST_RSA);
      }
      return bits;
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("public key: the key is cut short", cut);
    }
  }

  private static byte[] field(ByteBuffer wire) {
    int length = wire.getInt();
    if (length < 0 || length > wire.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] field = new byte[length];
    wire.get(field);
    return field;
  }

  /// `SHA256:` and the unpadded base64 of the blob's digest, as OpenSSH prints it.
  public String fingerprint() {
    return fingerprint(blob);
  }

  public static String fingerprint(byte[] blob) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKeyText that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }
}
