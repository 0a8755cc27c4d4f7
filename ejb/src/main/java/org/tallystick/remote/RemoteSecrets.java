package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.SecretFile;

/// Our passwords and keys for partners' servers: `keys/remote/<server>/`, for the owner only (REM-1).
@ApplicationScoped
class RemoteSecrets {

  private static final String PASSWORD = "password";
  private static final String NEXT = ".next";

  @Inject private DataDirectory data;

  /// Keeps the password beside the one in use until {@link #useNext}.
  void prepare(RemoteServerId server, String password) {
    write(server, PASSWORD + NEXT, password.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes a key beside the one in use.
  PublicKeyText prepareKey(RemoteServerId server, KeyKind kind) {
    try {
      KeyPair pair = kind.generate();
      String line = kind.line(pair.getPublic(), "tallystick-" + server);
      write(server, privateName(kind) + NEXT, pair.getPrivate().getEncoded());
      write(server, publicName(kind) + NEXT, line.getBytes(StandardCharsets.US_ASCII));
      return PublicKeyText.parse(line);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String privateName(KeyKind kind) {
    return "id_" + kind.word() + ".der";
  }

  private static String publicName(KeyKind kind) {
    return "id_" + kind.word() + ".pub";
  }

  /// What was prepared is used from now on; of keys only the one that was made last.
  void useNext(RemoteServerId server) {
    try {
      replace(server, PASSWORD);
      for (KeyKind kind : KeyKind.values()) {
        if (replace(server, privateName(kind)) | replace(server, publicName(kind))) {
          keepOnly(server, kind);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void keepOnly(RemoteServerId server, KeyKind used) throws IOException {
    for (KeyKind kind : EnumSet.complementOf(EnumSet.of(used))) {
      Files.deleteIfExists(file(server, privateName(kind)));
      Files.deleteIfExists(file(server, publicName(kind)));
    }
  }

  private boolean replace(RemoteServerId server, String name) throws IOException {
    Path next = file(server, name + NEXT);
    if (!Files.exists(next)) {
      return false;
    }
    SecretFile.move(next, file(server, name));
    return true;
  }

  /// There is nothing left of them.
  void forget(RemoteServerId server) {
    try {
      for (String name : names()) {
        Files.deleteIfExists(file(server, name));
        Files.deleteIfExists(file(server, name + NEXT));
      }
      Files.deleteIfExists(file(server, PASSWORD).getParent());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> names() {
    return Stream.concat(
            Stream.of(PASSWORD),
            Arrays.stream(KeyKind.values())
                .flatMap(kind -> Stream.of(privateName(kind), publicName(kind))))
        .toList();
  }

  Optional<String> password(RemoteServerId server) {
    return read(server, PASSWORD).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  Optional<byte[]> privateKey(RemoteServerId server) {
    return first(server, RemoteSecrets::privateName);
  }

  Optional<PublicKeyText> publicKey(RemoteServerId server) {
    return first(server, RemoteSecrets::publicName)
        .map(bytes -> PublicKeyText.parse(new String(bytes, StandardCharsets.US_ASCII)));
  }

  private Optional<byte[]> first(RemoteServerId server, Function<KeyKind, String> name) {
    return Arrays.stream(KeyKind.values())
        .flatMap(kind -> read(server, name.apply(kind)).stream())
        .findFirst();
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
