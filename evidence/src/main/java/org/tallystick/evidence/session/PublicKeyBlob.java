package org.tallystick.evidence.session;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import org.tallystick.evidence.note.Ed25519;

/// An SSH public key: `ssh-ed25519` (RFC 8709), `ssh-rsa` with SHA-2 (RFC 8332), `ecdsa-sha2-nistp256/384/521` (RFC 5656).
sealed interface PublicKeyBlob {

  /// @throws IllegalArgumentException when the blob is of another kind, or not in its form
  static PublicKeyBlob parse(byte[] blob) {
    WireReader reader = new WireReader(blob);
    String kind = reader.text();
    PublicKeyBlob key =
        switch (kind) {
          case "ssh-ed25519" -> new Edwards(reader.string());
          case "ssh-rsa" -> new Rsa(reader.number(), reader.number());
          case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
              Curve.read(kind, reader);
          default -> throw new IllegalArgumentException("key of kind " + kind + ": is not known");
        };
    reader.end();
    return key;
  }

  boolean verifies(String algorithm, byte[] message, byte[] signature);

  private static boolean verify(String how, PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(how);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the key cannot be used", unusable);
    }
  }

  record Edwards(byte[] key) implements PublicKeyBlob {

    public Edwards {
      if (key.length != 32) {
        throw new IllegalArgumentException("Ed25519 key of " + key.length + " bytes, expected 32");
      }
    }

    @Override
    public boolean verifies(String algorithm, byte[] message, byte[] signature) {
      return algorithm.equals("ssh-ed25519") && Ed25519.verify(key, message, signature);
    }
  }

  record Rsa(BigInteger exponent, BigInteger modulus) implements PublicKeyBlob {

    private static final int SMALLEST = 2048;
    private static final int LARGEST = 16_384;

    public Rsa {
      int bits = modulus.bitLength();
      boolean odd = exponent.testBit(0) && exponent.bitLength() <= Long.SIZE;
      if (bits < SMALLEST || bits > LARGEST || !odd || exponent.equals(BigInteger.ONE)) {
        throw new IllegalArgumentException(
            "RSA key of " + bits + " bits: expected 2048 to 16384, and an odd small exponent");
      }
    }

    @Override
    public boolean verifies(String algorithm, byte[] message, byte[] signature) {
      String how =
          switch (algorithm) {
            case "rsa-sha2-256" -> "SHA256withRSA";
            case "rsa-sha2-512" -> "SHA512withRSA";
            default ->
                throw new IllegalArgumentException("algorithm " + algorithm + " with an RSA key");
          };
      return verify(how, key(), message, signature);
    }

    private PublicKey key() {
      try {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(modulus, exponent));
      } catch (GeneralSecurityException unusable) {
        throw new IllegalArgumentException("the RSA key cannot be used", unusable);
      }
    }
  }

  /// @param kind also the only algorithm
  /// @param point uncompressed, SEC 1 §2.3.3
  record Curve(String kind, byte[] point) implements PublicKeyBlob {

    private static Curve read(String kind, WireReader reader) {
      String name = reader.text();
      if (!kind.endsWith(name)) {
        throw new IllegalArgumentException("key of kind " + kind + " on curve " + name);
      }
      return new Curve(kind, reader.string());
    }

    @Override
    public boolean verifies(String algorithm, byte[] message, byte[] signature) {
      if (!algorithm.equals(kind)) {
        throw new IllegalArgumentException(
            "algorithm " + algorithm + " with a key of kind " + kind);
      }
      String how =
          switch (kind) {
            case "ecdsa-sha2-nistp256" -> "SHA256";
            case "ecdsa-sha2-nistp384" -> "SHA384";
            default -> "SHA512";
          };
      return verify(how + "withECDSAinP1363Format", key(), message, plain(signature));
    }

    /// RFC 5656 §3.1.2: r and s, here side by side at the curve's width.
    private byte[] plain(byte[] signature) {
      WireReader reader = new WireReader(signature);
      BigInteger r = reader.number();
      BigInteger s = reader.number();
      reader.end();
      int width = (point.length - 1) / 2;
      byte[] both = new byte[2 * width];
      put(r, both, width);
      put(s, both, 2 * width);
      return both;
    }

    private static void put(BigInteger number, byte[] into, int end) {
      byte[] bytes = number.toByteArray();
      int from = bytes[0] == 0 ? 1 : 0;
      int length = bytes.length - from;
      if (length > into.length / 2) {
        throw new IllegalArgumentException("a number of the signature is too large");
      }
      System.arraycopy(bytes, from, into, end - length, length);
    }

    private PublicKey key() {
      try {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(
            new ECGenParameterSpec("secp" + kind.substring("ecdsa-sha2-nistp".length()) + "r1"));
        ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
        int width = (parameters.getCurve().getField().getFieldSize() + 7) / 8;
        if (point.length != 1 + 2 * width || point[0] != 4) {
          throw new IllegalArgumentException("the curve point is not in its uncompressed form");
        }
        ECPoint at =
            new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + width)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + width, point.length)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, parameters));
      } catch (GeneralSecurityException unusable) {
        throw new IllegalArgumentException("the curve key cannot be used", unusable);
      }
    }
  }
}
