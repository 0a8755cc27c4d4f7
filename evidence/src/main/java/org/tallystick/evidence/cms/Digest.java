package org.tallystick.evidence.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tallystick.evidence.RefusedException;

/// The digests that signatures and imprints may use, with the names each signature scheme has for them.
enum Digest {
  SHA_256("SHA-256", "608648016503040201", "2a864886f70d01010b", "2a8648ce3d040302"),
  SHA_384("SHA-384", "608648016503040202", "2a864886f70d01010c", "2a8648ce3d040303"),
  SHA_512("SHA-512", "608648016503040203", "2a864886f70d01010d", "2a8648ce3d040304");

  private final String algorithm;
  private final Oid oid;
  private final Oid withRsa;
  private final Oid withEcdsa;

  Digest(String algorithm, String oid, String withRsa, String withEcdsa) {
    this.algorithm = algorithm;
    this.oid = new Oid(oid);
    this.withRsa = new Oid(withRsa);
    this.withEcdsa = new Oid(withEcdsa);
  }

  /// The digest that an AlgorithmIdentifier names, its parameters NULL or absent.
  static Digest named(DerValue identifier) {
    AlgorithmName name = AlgorithmName.read(identifier);
    for (Digest digest : values()) {
      if (digest.oid.equals(name.oid())) {
        return digest;
      }
    }
    throw new RefusedException("digest " + name.oid() + ": expected SHA-256, SHA-384 or SHA-512");
  }

  Oid withRsa() {
    return withRsa;
  }

  Oid withEcdsa() {
    return withEcdsa;
  }

  byte[] over(byte[] bytes) {
    return over(algorithm, bytes);
  }

  static byte[] sha1(byte[] bytes) {
    return over("SHA-1", bytes);
  }

  private static byte[] over(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no " + algorithm, e);
    }
  }

  /// DigestInfo of RFC 8017 §9.2, with NULL parameters.
  byte[] digestInfo(byte[] bytes) {
    byte[] hash = over(bytes);
    String head = "30%02x300d0609%s050004%02x".formatted(17 + hash.length, oid.hex(), hash.length);
    return HexFormat.of().parseHex(head + HexFormat.of().formatHex(hash));
  }
}
