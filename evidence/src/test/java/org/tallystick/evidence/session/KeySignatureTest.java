package org.tallystick.evidence.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.evidence.note.Ed25519;
import org.tallystick.evidence.tlog.Verification;

class KeySignatureTest {

  private static final byte[] SESSION =
      "a session identifier of 32 bytes".getBytes(StandardCharsets.US_ASCII);

  /// Signs as an SSH client does.
  private static KeySignature sign(KeyPair pair, byte[] blob, String algorithm, String how)
      throws GeneralSecurityException {
    return sign(pair, blob, algorithm, algorithm, how);
  }

  private static KeySignature sign(
      KeyPair pair, byte[] blob, String algorithm, String requested, String how)
      throws GeneralSecurityException {
    byte[] message =
        new WireWriter()
            .string(SESSION)
            .one((byte) 50)
            .text("acme")
            .text("ssh-connection")
            .text("publickey")
            .one((byte) 1)
            .text(requested)
            .string(blob)
            .bytes();
    Signature signature = Signature.getInstance(how);
    signature.initSign(pair.getPrivate());
    signature.update(message);
    byte[] value = signature.sign();
    byte[] inner = algorithm.startsWith("ecdsa") ? pair(value) : value;
    return new KeySignature(
        SESSION, "acme", blob, new WireWriter().text(algorithm).string(inner).bytes());
  }

  private static byte[] pair(byte[] plain) {
    int width = plain.length / 2;
    return new WireWriter()
        .string(new BigInteger(1, Arrays.copyOf(plain, width)).toByteArray())
        .string(new BigInteger(1, Arrays.copyOfRange(plain, width, plain.length)).toByteArray())
        .bytes();
  }

  static Stream<KeySignature> signatures() throws GeneralSecurityException {
    KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] edwardsBlob =
        new WireWriter().text("ssh-ed25519").string(Ed25519.bytesOf(edwards.getPublic())).bytes();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair rsa = generator.generateKeyPair();
    RSAPublicKey rsaKey = (RSAPublicKey) rsa.getPublic();
    byte[] rsaBlob =
        new WireWriter()
            .text("ssh-rsa")
            .string(rsaKey.getPublicExponent().toByteArray())
            .string(rsaKey.getModulus().toByteArray())
            .bytes();
    return Stream.of(
        sign(edwards, edwardsBlob, "ssh-ed25519", "Ed25519"),
        sign(rsa, rsaBlob, "rsa-sha2-256", "SHA256withRSA"),
        sign(rsa, rsaBlob, "rsa-sha2-512", "SHA512withRSA"),
        certified(edwards, edwardsBlob, "ssh-ed25519", "Ed25519"),
        certified(rsa, rsaBlob, "rsa-sha2-512", "SHA512withRSA"),
        onCurve(256, "SHA256"),
        onCurve(384, "SHA384"),
        onCurve(521, "SHA512"));
  }

  /// As OpenSSH's client signs with a certificate: the request names the certificate's kind, the signature the key's.
  private static KeySignature certified(KeyPair pair, byte[] plain, String algorithm, String how)
      throws GeneralSecurityException {
    WireReader reader = new WireReader(plain);
    WireWriter certificate =
        new WireWriter().text(reader.text() + CertifiedKey.SUFFIX).string(new byte[32]);
    certificate.string(reader.string());
    if (!algorithm.equals("ssh-ed25519")) {
      certificate.string(reader.string());
    }
    byte[] blob = certificate.string(new byte[8]).text("serial, principals and the rest").bytes();
    return sign(pair, blob, algorithm, algorithm + CertifiedKey.SUFFIX, how);
  }

  private static KeySignature onCurve(int bits, String hash) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
    KeyPair pair = generator.generateKeyPair();
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    int width = (bits + 7) / 8;
    byte[] point = new byte[1 + 2 * width];
    point[0] = 4;
    put(key.getW().getAffineX(), point, 1 + width);
    put(key.getW().getAffineY(), point, 1 + 2 * width);
    String kind = "ecdsa-sha2-nistp" + bits;
    byte[] blob = new WireWriter().text(kind).text("nistp" + bits).string(point).bytes();
    return sign(pair, blob, kind, hash + "withECDSAinP1363Format");
  }

  private static void put(BigInteger number, byte[] into, int end) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    System.arraycopy(bytes, from, into, end - (bytes.length - from), bytes.length - from);
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void theKeysHolderIsBelievedForThisSessionAndLoginOnly(KeySignature signed) {
    assertThat(signed.verify()).isEqualTo(Verification.ACCEPTED);
    assertThat(signed.fingerprint()).startsWith("SHA256:");

    byte[] other = SESSION.clone();
    other[0] ^= 1;
    assertThat(
            new KeySignature(other, signed.login(), signed.key(), signed.signature())
                .verify()
                .isAccepted())
        .isFalse();
    assertThat(
            new KeySignature(SESSION, "globex", signed.key(), signed.signature())
                .verify()
                .isAccepted())
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void everyChangedByteOfKeyAndSignatureIsRefused(KeySignature signed) {
    for (int i = 0; i < signed.signature().length; i++) {
      byte[] changed = signed.signature().clone();
      changed[i] ^= 1;
      assertThat(
              new KeySignature(SESSION, signed.login(), signed.key(), changed)
                  .verify()
                  .isAccepted())
          .as("signature byte %s", i)
          .isFalse();
    }
    for (int i = 0; i < signed.key().length; i++) {
      byte[] changed = signed.key().clone();
      changed[i] ^= 1;
      assertThat(
              new KeySignature(SESSION, signed.login(), changed, signed.signature())
                  .verify()
                  .isAccepted())
          .as("key byte %s", i)
          .isFalse();
    }
  }
}
