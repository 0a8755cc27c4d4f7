package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.SecretFile;

/// Each log's own Ed25519 key, made when the log is first signed, in `keys/log/<log>.pem` (PKCS #8 and SubjectPublicKeyInfo), read by its owner only.
///
/// A lost private key loses no evidence: what it signed stays verifiable by its public half.
@ApplicationScoped
class LogKeys {

  @Inject private DataDirectory data;

  private final Map<LogId, SignerKey> keys = new ConcurrentHashMap<>();

  /// @param origin the key's name, fixed when the log began
  SignerKey of(LogId log, String origin) {
    return keys.computeIfAbsent(log, missing -> SignerKey.of(origin, KeyType.ED25519, pair(log)));
  }

  private KeyPair pair(LogId log) {
    Path file = data.keysDirectory().resolve("log").resolve(log + ".pem");
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SecretFile.create(
            file,
            (pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded()))
                .getBytes(StandardCharsets.US_ASCII));
      }
      return read(new String(SecretFile.read(file), StandardCharsets.US_ASCII));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0600 key " + file + ": cannot be read or made; check the rights of its folder",
          failed);
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new IllegalStateException(
          "TLY-0601 key " + file + ": is damaged; restore it from a backup", damaged);
    }
  }

  private static KeyPair read(String text) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(der(text, "PUBLIC KEY"))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(der(text, "PRIVATE KEY"))));
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + what
        + "-----\n";
  }

  private static byte[] der(String text, String what) {
    String begin = "-----BEGIN " + what + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + what);
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
