package org.tallystick.evidence.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.Ed25519;
import org.tallystick.evidence.tlog.Sha256;

/// A public key as SSH writes it: RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4.
public final class SshKey {

  private static final String ED25519 = "ssh-ed25519";
  private static final String RSA = "ssh-rsa";

  /// Curve, its name in Java, the digest that goes with it and a coordinate's length in bytes.
  private record Curve(String java, String digest, int length) {}

  private static final Map<String, Curve> CURVES =
      Map.of(
          "nistp256", new Curve("secp256r1", "SHA256", 32),
          "nistp384", new Curve("secp384r1", "SHA384", 48),
          "nistp521", new Curve("secp521r1", "SHA512", 66));

  private final byte[] blob;
  private final String kind;

  private SshKey(byte[] blob) {
    this.blob = blob;
    this.kind = new SshReader(blob).text();
  }

  public static SshKey of(byte[] blob) {
    return new SshKey(blob.clone());
  }

  /// Reads a line as `host-key.pub` has it: kind, base64, and maybe a comment.
  public static SshKey ofLine(String line) {
    String[] words = line.strip().split(" ", 3);
    RefusedException.unless(words.length >= 2, "SSH key: expected its kind and base64");
    SshKey key = new SshKey(org.tallystick.evidence.note.StrictBase64.decode(words[1]));
    RefusedException.unless(
        key.kind.equals(words[0]), "SSH key: is of another kind than its line says");
    return key;
  }

  public byte[] blob() {
    return blob.clone();
  }

  /// As `ssh-keygen -l` prints it.
  public String fingerprint() {
    return "SHA256:"
        + Base64.getEncoder().withoutPadding().encodeToString(Sha256.over(blob).bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshKey that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  /// Verifies a signature in its wire form, string algorithm and string signature.
  ///
  /// @throws RefusedException when it is not right
  public void verify(byte[] message, byte[] signature) {
    SshReader reader = new SshReader(signature);
    String algorithm = reader.text();
    byte[] value = reader.string();
    reader.end();
    RefusedException.unless(
        verifies(algorithm, message, value), "SSH signature " + algorithm + ": does not verify");
  }

  private boolean verifies(String algorithm, byte[] message, byte[] signature) {
    SshReader key = new SshReader(blob);
    key.text();
    try {
      if (kind.equals(ED25519) && algorithm.equals(ED25519)) {
        byte[] point = key.string();
        key.end();
        return point.length == 32
            && signature.length == 64
            && Ed25519.verify(point, message, signature);
      }
      if (kind.equals(RSA)
          && (algorithm.equals("rsa-sha2-256") || algorithm.equals("rsa-sha2-512"))) {
        BigInteger exponent = key.positive();
        PublicKey rsa =
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.positive(), exponent));
        key.end();
        return verifies(
            algorithm.endsWith("256") ? "SHA256withRSA" : "SHA512withRSA", rsa, message, signature);
      }
      RefusedException.unless(
          kind.startsWith("ecdsa-sha2-") && algorithm.equals(kind),
          "SSH signature " + algorithm + " by a key " + kind);
      return verifiesEcdsa(key, message, signature);
    } catch (GeneralSecurityException notAKey) {
      return false;
    }
  }

  private boolean verifiesEcdsa(SshReader key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    String name = key.text();
    Curve curve = CURVES.get(name);
    if (curve == null || !kind.endsWith(name)) {
      return false;
    }
    byte[] point = key.string();
    key.end();
    int length = curve.length();
    if (point.length != 1 + 2 * length || point[0] != 4) {
      return false;
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve.java()));
    ECPoint place =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + length)),
            new BigInteger(1, Arrays.copyOfRange(point, 1 + length, point.length)));
    PublicKey ec =
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(place, parameters.getParameterSpec(ECParameterSpec.class)));
    SshReader numbers = new SshReader(signature);
    byte[] plain = new byte[2 * length];
    fill(plain, length, numbers.positive());
    fill(plain, 2 * length, numbers.positive());
    numbers.end();
    return verifies(curve.digest() + "withECDSAinP1363Format", ec, message, plain);
  }

  private static void fill(byte[] plain, int end, BigInteger value) {
    byte[] bytes = value.toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    int length = bytes.length - skip;
    RefusedException.unless(length <= plain.length / 2, "SSH signature: number out of range");
    System.arraycopy(bytes, skip, plain, end - length, length);
  }

  private static boolean verifies(String algorithm, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }
}
