package org.tallystick.evidence.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// The platform's Ed25519 (RFC 8032) with keys as the 32 bytes of §5.1.5.
public final class Ed25519 {

  static final int KEY_LENGTH = 32;

  /// SubjectPublicKeyInfo of RFC 8410 up to the key itself.
  private static final byte[] INFO = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("an Ed25519 key did not sign", failed);
    }
  }

  public static boolean verify(byte[] key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey(key));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException notAKey) {
      return false;
    }
  }

  public static byte[] bytesOf(PublicKey key) {
    if (!(key instanceof EdECPublicKey)) {
      throw new IllegalArgumentException("public key " + key.getAlgorithm() + ": expected Ed25519");
    }
    byte[] info = key.getEncoded();
    return Arrays.copyOfRange(info, INFO.length, info.length);
  }

  private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
    byte[] info = Arrays.copyOf(INFO, INFO.length + KEY_LENGTH);
    System.arraycopy(key, 0, info, INFO.length, KEY_LENGTH);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
  }
}
