package org.tallystick.evidence.cms;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.tallystick.evidence.RefusedException;

/// A certificate's public key and the one way it signs.
sealed interface VerifyingKey {

  /// Whether the signature is right. The name of the algorithm must be one for this key and digest.
  ///
  /// @throws RefusedException when the algorithm or the signature's form is not allowed
  void verify(DerValue algorithm, Digest digest, byte[] message, byte[] signature);

  /// The digest that a signature algorithm's name implies, for certificates, which do not name it apart.
  Digest implied(DerValue algorithm);

  static VerifyingKey read(DerValue subjectPublicKeyInfo) {
    DerCursor info = subjectPublicKeyInfo.inside(DerValue.SEQUENCE);
    DerCursor algorithm = info.next().inside(DerValue.SEQUENCE);
    DerValue key = info.next(DerValue.BIT_STRING);
    info.end("public key");
    Oid kind = algorithm.next().oid();
    if (kind.equals(Oid.RSA)) {
      RefusedException.unless(
          algorithm.next(DerValue.NULL).content().length == 0, "DER: NULL with content");
      algorithm.end("RSA key");
      return Rsa.read(key.bits());
    }
    RefusedException.unless(
        kind.equals(Oid.EC), "public key of " + kind + ": expected RSA or P-256");
    RefusedException.unless(
        algorithm.next().oid().equals(Oid.P256), "EC key: expected the curve P-256");
    algorithm.end("EC key");
    return Ecdsa.read(subjectPublicKeyInfo.encoded(), key.bits());
  }

  /// RSASSA-PKCS1-v1_5, RFC 8017 §8.2.2, by building the one encoding that is right.
  record Rsa(BigInteger modulus, BigInteger exponent) implements VerifyingKey {

    static Rsa read(byte[] bytes) {
      DerCursor key = DerValue.only(bytes, DerValue.SEQUENCE).inside(DerValue.SEQUENCE);
      Rsa rsa = new Rsa(key.next().integer(), key.next().integer());
      key.end("RSA key");
      int length = rsa.modulus.signum() < 0 ? 0 : rsa.modulus.bitLength();
      RefusedException.unless(
          length >= 2048 && length <= 8192,
          "RSA key of " + length + " bits: expected 2048 to 8192");
      RefusedException.unless(
          rsa.exponent.testBit(0)
              && rsa.exponent.compareTo(BigInteger.TWO) > 0
              && rsa.exponent.bitLength() <= 64,
          "RSA key: public exponent neither odd nor of at most 64 bits");
      return rsa;
    }

    @Override
    public void verify(DerValue algorithm, Digest digest, byte[] message, byte[] signature) {
      Oid name = AlgorithmName.read(algorithm).oid();
      RefusedException.unless(
          name.equals(Oid.RSA) || name.equals(digest.withRsa()),
          "RSA signature: algorithm " + name);
      int length = (modulus.bitLength() + 7) / 8;
      BigInteger value = new BigInteger(1, signature);
      boolean right =
          signature.length == length
              && value.compareTo(modulus) < 0
              && value.modPow(exponent, modulus).equals(padded(digest.digestInfo(message), length));
      RefusedException.unless(right, "RSA signature: does not verify");
    }

    private static BigInteger padded(byte[] digestInfo, int length) {
      byte[] block = new byte[length];
      Arrays.fill(block, (byte) 0xFF);
      block[0] = 0;
      block[1] = 1;
      block[length - digestInfo.length - 1] = 0;
      System.arraycopy(digestInfo, 0, block, length - digestInfo.length, digestInfo.length);
      return new BigInteger(1, block);
    }

    @Override
    public Digest implied(DerValue algorithm) {
      Oid name = AlgorithmName.read(algorithm).oid();
      return Arrays.stream(Digest.values())
          .filter(digest -> digest.withRsa().equals(name))
          .findFirst()
          .orElseThrow(() -> new RefusedException("RSA signature: algorithm " + name));
    }
  }

  /// ECDSA on P-256, FIPS 186-5; the signature's two numbers in DER.
  record Ecdsa(ECPublicKey key) implements VerifyingKey {

    private static final int LENGTH = 32;

    static Ecdsa read(byte[] encoded, byte[] point) {
      RefusedException.unless(
          point.length == 1 + 2 * LENGTH && point[0] == 4,
          "EC key: expected an uncompressed point");
      try {
        PublicKey key =
            KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        return new Ecdsa((ECPublicKey) key);
      } catch (GeneralSecurityException e) {
        throw new RefusedException("EC key: not a point of P-256", e);
      }
    }

    @Override
    public void verify(DerValue algorithm, Digest digest, byte[] message, byte[] signature) {
      AlgorithmName name = AlgorithmName.read(algorithm);
      RefusedException.unless(
          name.oid().equals(digest.withEcdsa()) && !name.hasNull(),
          "ECDSA signature: algorithm " + name.oid());
      DerCursor numbers = DerValue.only(signature, DerValue.SEQUENCE).inside(DerValue.SEQUENCE);
      byte[] plain = new byte[2 * LENGTH];
      number(numbers.next().integer(), plain, 0);
      number(numbers.next().integer(), plain, LENGTH);
      numbers.end("ECDSA signature");
      RefusedException.unless(verifies(digest, message, plain), "ECDSA signature: does not verify");
    }

    private static void number(BigInteger value, byte[] plain, int from) {
      byte[] bytes = value.toByteArray();
      int skip = bytes[0] == 0 ? 1 : 0;
      int length = bytes.length - skip;
      RefusedException.unless(
          value.signum() > 0 && length <= LENGTH, "ECDSA signature: number out of range");
      System.arraycopy(bytes, skip, plain, from + LENGTH - length, length);
    }

    private boolean verifies(Digest digest, byte[] message, byte[] plain) {
      try {
        Signature verifier = Signature.getInstance("NONEwithECDSAinP1363Format");
        verifier.initVerify(key);
        // The left-most 256 bits of the hash, FIPS 186-5 §6.4.2.
        verifier.update(Arrays.copyOf(digest.over(message), LENGTH));
        return verifier.verify(plain);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public Digest implied(DerValue algorithm) {
      Oid name = AlgorithmName.read(algorithm).oid();
      return Arrays.stream(Digest.values())
          .filter(digest -> digest.withEcdsa().equals(name))
          .findFirst()
          .orElseThrow(() -> new RefusedException("ECDSA signature: algorithm " + name));
    }
  }
}
