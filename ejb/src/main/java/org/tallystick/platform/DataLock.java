package org.tallystick.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a second server off the data directory, however it was started. The lock ends with the process, also when that is killed.
@Singleton
@Startup
@PermitAll
public class DataLock {

  @Inject private DataDirectory data;

  private @Nullable FileChannel held;

  @PostConstruct
  void take() throws IOException {
    held = take(Files.createDirectories(data.root()));
  }

  /// Closing what is returned gives the directory back.
  ///
  /// @throws IllegalStateException another server has it
  public static FileChannel take(Path root) {
    try {
      FileChannel file =
          FileChannel.open(
              root.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(file)) {
        return file;
      }
      file.close();
    } catch (IOException failed) {
      throw new IllegalStateException(
          "TLY-0001 data directory " + root + ": cannot be locked; check its rights and the disk",
          failed);
    }
    throw new IllegalStateException(
        "TLY-0054 data directory "
            + root
            + ": in use by another Tallystick; stop it, or choose another directory with TALLYSTICK_DATA");
  }

  private static boolean isFree(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  @PreDestroy
  void release() throws IOException {
    FileChannel file = held;
    if (file != null) {
      file.close();
    }
  }
}
