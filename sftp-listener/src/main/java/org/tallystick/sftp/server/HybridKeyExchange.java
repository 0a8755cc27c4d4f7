package org.tallystick.sftp.server;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KEM;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.digest.Digest;
import org.apache.sshd.common.kex.AbstractDH;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.KeyEncapsulationMethod;
import org.apache.sshd.common.kex.MontgomeryCurve;
import org.apache.sshd.common.kex.XDH;
import org.jspecify.annotations.Nullable;

/// `mlkem768x25519-sha256` (draft-ietf-sshm-mlkem-hybrid-kex) with the ML-KEM of the Java platform (FIPS 203, JEP 496): the SSH library's own needs a newer Bouncy Castle
/// than the application server has.
final class HybridKeyExchange implements DHFactory {

  private static final String KEM_NAME = "ML-KEM-768";
  private static final int PUBLIC_KEY_BYTES = 1184;
  private static final int ENCAPSULATION_BYTES = 1088;

  /// What stands before a raw ML-KEM-768 key in a SubjectPublicKeyInfo (RFC 9935 §4).
  private static final byte[] PREFIX =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");

  @Override
  public String getName() {
    return "mlkem768x25519-sha256";
  }

  @Override
  public boolean isGroupExchange() {
    return false;
  }

  @Override
  public boolean isSupported() {
    return MontgomeryCurve.x25519.isSupported();
  }

  @Override
  public AbstractDH create(Object... parameters) throws Exception {
    return new XDH(MontgomeryCurve.x25519, true) {
      @Override
      public KeyEncapsulationMethod getKeyEncapsulation() {
        return new MlKem();
      }

      @Override
      public Digest getHash() {
        return BuiltinDigests.sha256.create();
      }
    };
  }

  private static final class MlKem implements KeyEncapsulationMethod {

    @Override
    public Client getClient() {
      return new Decapsulating();
    }

    @Override
    public Server getServer() {
      return new Encapsulating();
    }
  }

  /// For one key exchange that we begin.
  private static final class Decapsulating implements KeyEncapsulationMethod.Client {

    private @Nullable KeyPair pair;

    @Override
    public void init() {
      try {
        pair = KeyPairGenerator.getInstance(KEM_NAME).generateKeyPair();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public byte[] getPublicKey() {
      byte[] encoded = pair().getPublic().getEncoded();
      return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
    }

    @Override
    public int getEncapsulationLength() {
      return ENCAPSULATION_BYTES;
    }

    @Override
    public byte[] extractSecret(byte[] encapsulated) {
      if (encapsulated.length != ENCAPSULATION_BYTES) {
        throw new IllegalArgumentException(
            "ML-KEM encapsulation of "
                + encapsulated.length
                + " bytes, expected "
                + ENCAPSULATION_BYTES);
      }
      try {
        return KEM.getInstance(KEM_NAME)
            .newDecapsulator(pair().getPrivate())
            .decapsulate(encapsulated)
            .getEncoded();
      } catch (GeneralSecurityException unusable) {
        throw new IllegalArgumentException("the server's ML-KEM answer cannot be used", unusable);
      }
    }

    private KeyPair pair() {
      KeyPair made = pair;
      if (made == null) {
        throw new IllegalStateException("no key was made yet");
      }
      return made;
    }
  }

  /// For one key exchange that a client begins.
  private static final class Encapsulating implements KeyEncapsulationMethod.Server {

    private KEM.@Nullable Encapsulated made;

    @Override
    public int getPublicKeyLength() {
      return PUBLIC_KEY_BYTES;
    }

    /// @return what follows the key: the client's X25519 share
    @Override
    public byte[] init(byte[] sent) {
      if (sent.length < PUBLIC_KEY_BYTES) {
        throw new IllegalArgumentException(
            "ML-KEM key of " + sent.length + " bytes, expected " + PUBLIC_KEY_BYTES);
      }
      byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + PUBLIC_KEY_BYTES);
      System.arraycopy(sent, 0, encoded, PREFIX.length, PUBLIC_KEY_BYTES);
      try {
        PublicKey key =
            KeyFactory.getInstance(KEM_NAME).generatePublic(new X509EncodedKeySpec(encoded));
        made = KEM.getInstance(KEM_NAME).newEncapsulator(key).encapsulate();
      } catch (GeneralSecurityException unusable) {
        throw new IllegalArgumentException("the client's ML-KEM key cannot be used", unusable);
      }
      return Arrays.copyOfRange(sent, PUBLIC_KEY_BYTES, sent.length);
    }

    @Override
    public byte[] getSecret() {
      return made().key().getEncoded();
    }

    @Override
    public byte[] getEncapsulation() {
      return made().encapsulation();
    }

    private KEM.Encapsulated made() {
      KEM.Encapsulated encapsulated = made;
      if (encapsulated == null) {
        throw new IllegalStateException("no key was given yet");
      }
      return encapsulated;
    }
  }
}
