package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.SecretFile;

/// Our passwords and keys for partners' servers: `keys/remote/<server>/`, for the owner only (REM-1).
@ApplicationScoped
class RemoteSecrets {

  private static final String PASSWORD = "password";
  private static final String PRIVATE = "id_ed25519.der";
  private static final String PUBLIC = "id_ed25519.pub";
  private static final String NEXT = ".next";
  private static final String KIND = "ssh-ed25519";
  private static final int KEY_BYTES = 32;

  @Inject private DataDirectory data;

  /// Keeps the password beside the one in use until {@link #useNext}.
  void prepare(RemoteServerId server, String password) {
    write(server, PASSWORD + NEXT, password.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes a key beside the one in use.
  PublicKeyText prepareKey(RemoteServerId server) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length);
      PublicKeyText line = line(raw, server);
      write(server, PRIVATE + NEXT, pair.getPrivate().getEncoded());
      write(server, PUBLIC + NEXT, text(line).getBytes(StandardCharsets.US_ASCII));
      return line;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static PublicKeyText line(byte[] raw, RemoteServerId server) {
    byte[] kind = KIND.getBytes(StandardCharsets.US_ASCII);
    byte[] blob =
        ByteBuffer.allocate(8 + kind.length + raw.length)
            .putInt(kind.length)
            .put(kind)
            .putInt(raw.length)
            .put(raw)
            .array();
    return PublicKeyText.parse(
        KIND + " " + Base64.getEncoder().encodeToString(blob) + " tallystick-" + server);
  }

  /// As it is sent to the partner.
  static String text(PublicKeyText key) {
    return RemoteServer.line(key) + " " + key.label();
  }

  /// What was prepared is used from now on.
  void useNext(RemoteServerId server) {
    for (String name : new String[] {PASSWORD, PRIVATE, PUBLIC}) {
      Path next = file(server, name + NEXT);
      if (Files.exists(next)) {
        try {
          SecretFile.move(next, file(server, name));
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      }
    }
  }

  /// There is nothing left of them.
  void forget(RemoteServerId server) {
    try {
      for (String name : new String[] {PASSWORD, PRIVATE, PUBLIC}) {
        Files.deleteIfExists(file(server, name));
        Files.deleteIfExists(file(server, name + NEXT));
      }
      Files.deleteIfExists(file(server, PUBLIC).getParent());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Optional<String> password(RemoteServerId server) {
    return read(server, PASSWORD).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  Optional<byte[]> privateKey(RemoteServerId server) {
    return read(server, PRIVATE);
  }

  Optional<PublicKeyText> publicKey(RemoteServerId server) {
    return read(server, PUBLIC)
        .map(bytes -> PublicKeyText.parse(new String(bytes, StandardCharsets.US_ASCII)));
  }

  private Optional<byte[]> read(RemoteServerId server, String name) {
    Path file = file(server, name);
    try {
      return Files.exists(file) ? Optional.of(SecretFile.read(file)) : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(RemoteServerId server, String name, byte[] content) {
    try {
      Path file = file(server, name);
      Files.deleteIfExists(file);
      SecretFile.create(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path file(RemoteServerId server, String name) {
    return data.keysDirectory().resolve("remote").resolve(server.value()).resolve(name);
  }
}
