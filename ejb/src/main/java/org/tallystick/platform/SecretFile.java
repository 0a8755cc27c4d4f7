package org.tallystick.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file with private keys: whole or not there, and read by its owner only.
public final class SecretFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private SecretFile() {}

  /// Makes the file and the folders above it; replaces none.
  public static void create(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.write(fresh, content);
    Files.move(fresh, file);
  }

  /// @throws InvalidSettingException when others may read it
  public static byte[] read(Path file) throws IOException {
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(found)) {
      throw new InvalidSettingException(
          "TLY-0602 key "
              + file
              + ": its permissions are "
              + PosixFilePermissions.toString(found)
              + ", expected rw-------; run chmod 600 on it and, if others could read it, rotate it");
    }
    return Files.readAllBytes(file);
  }
}
