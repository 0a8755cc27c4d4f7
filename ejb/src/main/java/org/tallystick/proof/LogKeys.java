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
import java.util.Optional;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.SecretFile;

/// The files of each log's own Ed25519 key, `keys/log/<log>.pem` (PKCS #8 and SubjectPublicKeyInfo), and of the one that is to follow it. Read by their owner only, and
/// from the disk each time, so that a lost one is noticed while there is something to be done about it.
@ApplicationScoped
class LogKeys {

  /// What a file's key is for.
  enum Place {
    /// It signs.
    CURRENT(""),
    /// It was made, and nothing rests on it yet.
    FRESH("fresh"),
    /// It signs from the next checkpoint on, which the current one signs too.
    NEXT("next"),
    /// It signs from the next checkpoint on, alone: the current one is lost.
    ANEW("anew");

    private final String folder;

    Place(String folder) {
      this.folder = folder;
    }
  }

  @Inject private DataDirectory data;

  Path file(LogId log, Place place) {
    return data.keysDirectory().resolve("log").resolve(place.folder).resolve(log + ".pem");
  }

  /// @param origin the key's name, fixed when the log began
  /// @throws DamagedKeyException there is a file, and no key in it
  Optional<SignerKey> find(LogId log, String origin, Place place) {
    Path file = file(log, place);
    try {
      return Files.exists(file)
          ? Optional.of(
              SignerKey.of(
                  origin,
                  KeyType.ED25519,
                  read(new String(SecretFile.read(file), StandardCharsets.US_ASCII))))
          : Optional.empty();
    } catch (IOException failed) {
      throw unusable(file, failed);
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new DamagedKeyException(file, damaged);
    }
  }

  /// What is there, or else a new one. Durable on return.
  SignerKey make(LogId log, String origin, Place place) {
    Path file = file(log, place);
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SecretFile.create(
            file,
            (pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded()))
                .getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException failed) {
      throw unusable(file, failed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the platform makes no Ed25519 keys", impossible);
    }
    return find(log, origin, place).orElseThrow();
  }

  /// The key is for something else now; whatever key was for that before is no more. Durable on return.
  void move(LogId log, Place from, Place to) {
    try {
      SecretFile.move(file(log, from), file(log, to));
    } catch (IOException failed) {
      throw unusable(file(log, to), failed);
    }
  }

  private static UncheckedIOException unusable(Path file, IOException failed) {
    return new UncheckedIOException(
        "TLY-0600 key " + file + ": cannot be read or made; check the rights of its folder",
        failed);
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
