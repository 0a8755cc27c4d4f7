package org.tallystick.archive;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.DataDirectory;

/// Content as read-only files `content/ab/cd/<digest>`: fsynced, renamed into place, the directory fsynced.
@ApplicationScoped
class DiskContentStore implements ContentStore {

  @Inject private DataDirectory data;

  private Path root;

  @PostConstruct
  void prepare() {
    root = data.contentDirectory();
  }

  @Override
  public void keep(Path staged, ContentDigest digest) throws IOException {
    Path directory = directoryOf(digest);
    Path target = directory.resolve(digest.hex());
    if (Files.exists(target)) {
      Files.deleteIfExists(staged);
      return;
    }
    DurableFiles.sync(staged);
    Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("r--r-----"));
    DurableFiles.createDirectories(directory);
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.sync(directory);
  }

  @Override
  public SeekableByteChannel open(ContentDigest digest) throws IOException {
    return FileChannel.open(directoryOf(digest).resolve(digest.hex()), StandardOpenOption.READ);
  }

  private Path directoryOf(ContentDigest digest) {
    String hex = digest.hex();
    return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4));
  }
}
