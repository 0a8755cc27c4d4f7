package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// The one folder everything durable is in, unless the database is elsewhere. Its parts are created on first use, readable by the owner only.
@ApplicationScoped
public class DataDirectory {

  private final Path root = Path.of(System.getProperty("tallystick.data", "data")).toAbsolutePath();

  public Path root() {
    return root;
  }

  public Path contentDirectory() {
    return part("content");
  }

  public Path stagingDirectory() {
    return part("staging");
  }

  /// Files on their way from partners' servers.
  public Path fetchingDirectory() {
    return part("fetching");
  }

  /// Files nobody misses after a restart.
  public Path scratchDirectory() {
    return part("scratch");
  }

  public Path indexDirectory() {
    return part("index");
  }

  public Path keysDirectory() {
    return part("keys");
  }

  public Path demoDirectory() {
    return part("demo");
  }

  /// A UUID that this directory has from its first use on, so that a server is known again when it starts once more.
  public String identity() {
    Path file = root.resolve("identity");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(root);
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return UUID.fromString(Files.readString(file).strip()).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0001 data directory " + root + ": cannot read or write identity", failed);
    }
  }

  private Path part(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0001 data directory " + root + ": cannot create " + name, failed);
    }
  }
}
