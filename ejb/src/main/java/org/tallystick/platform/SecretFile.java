package org.tallystick.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// A file with private keys: whole or not there, and read by its owner only.
public final class SecretFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final Set<PosixFilePermission> OWNERS_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private SecretFile() {}

  /// Makes the file and the folders above it, durably; replaces none.
  public static void create(Path file, byte[] content) throws IOException {
    Path folder = folder(folderOf(file));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.write(fresh, content);
    sync(fresh);
    Files.move(fresh, file);
    sync(folder);
  }

  /// Gives it another name in the same file system, durably: there is one of the two at any time. Replaces what has that name.
  public static void move(Path file, Path to) throws IOException {
    Path folder = folder(folderOf(to));
    Files.move(file, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
    sync(folderOf(file));
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
  }

  /// There, and for its owner only.
  private static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
    if (!Files.getPosixFilePermissions(folder).equals(OWNERS_FOLDER)) {
      Files.setPosixFilePermissions(folder, OWNERS_FOLDER);
    }
    return folder;
  }

  private static void sync(Path fileOrFolder) throws IOException {
    try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
      channel.force(true);
    }
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
