package org.tallystick.remote;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// What keys we can have for a partner's server.
public enum KeyKind {
  ED25519("ssh-ed25519") {
    @Override
    KeyPair generate() throws GeneralSecurityException {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /// RFC 8709 section 4.
    @Override
    List<byte[]> fields(PublicKey key) {
      byte[] spki = key.getEncoded();
      return List.of(Arrays.copyOfRange(spki, spki.length - ED25519_BYTES, spki.length));
    }
  },
  /// Of 4096 bits, for servers that know no Ed25519.
  RSA("ssh-rsa") {
    @Override
    KeyPair generate() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    }

    /// RFC 4253 section 6.6: exponent, then modulus.
    @Override
    List<byte[]> fields(PublicKey key) {
      RSAPublicKey rsa = (RSAPublicKey) key;
      return List.of(bytes(rsa.getPublicExponent()), bytes(rsa.getModulus()));
    }
  };

  private static final int ED25519_BYTES = 32;
  private static final int RSA_BITS = 4096;

  private final String algorithm;

  KeyKind(String algorithm) {
    this.algorithm = algorithm;
  }

  abstract KeyPair generate() throws GeneralSecurityException;

  abstract List<byte[]> fields(PublicKey key);

  /// An mpint (RFC 4251 section 5) of a positive number.
  private static byte[] bytes(BigInteger number) {
    return number.toByteArray();
  }

  /// As OpenSSH writes it: `ssh-ed25519 AAAA… label`.
  String line(PublicKey key, String label) {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    write(blob, algorithm.getBytes(StandardCharsets.US_ASCII));
    fields(key).forEach(field -> write(blob, field));
    return algorithm + " " + Base64.getEncoder().encodeToString(blob.toByteArray()) + " " + label;
  }

  private static void write(ByteArrayOutputStream blob, byte[] field) {
    blob.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    blob.writeBytes(field);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException with a sentence for the person who wrote it
  public static KeyKind ofWord(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "kind of key: found '" + word + "', expected ed25519 or rsa"));
  }
}
