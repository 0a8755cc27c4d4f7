package org.tallystick.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.hibernate.search.backend.lucene.lowlevel.directory.spi.DirectoryCreationContext;
import org.hibernate.search.backend.lucene.lowlevel.directory.spi.DirectoryHolder;
import org.hibernate.search.backend.lucene.lowlevel.directory.spi.DirectoryProvider;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.DataDirectory;

/// Where an index lies: a folder of its own beside the cursor file. Looks at it before the engine does, since the engine
/// refuses to start over a damaged index and nothing would be searchable (`IDX-3`).
public final class IndexFolder implements DirectoryProvider {

  private static final Logger LOGGER = Logger.getLogger(IndexFolder.class.getName());

  /// Reading every byte of a larger index would hold up the start of the server.
  private static final long CHECKED_WHOLE = 1L << 30;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Override
  public DirectoryHolder createDirectoryHolder(DirectoryCreationContext context) {
    Path root =
        context
            .configurationPropertySource()
            .get("root")
            .map(value -> Path.of(value.toString()))
            .orElseGet(() -> new DataDirectory().indexDirectory());
    return new Holder(root, context.indexName());
  }

  private static final class Holder implements DirectoryHolder {

    private final Path root;
    private final Path folder;
    private @Nullable Directory directory;

    Holder(Path root, String name) {
      this.root = root;
      this.folder = root.resolve(name);
    }

    @Override
    public void start() throws IOException {
      Files.createDirectories(folder);
      String fault = fault();
      if (fault != null) {
        Path aside = root.resolve(folder.getFileName() + ".damaged-" + STAMP.format(Instant.now()));
        Files.move(folder, aside);
        Files.createDirectories(folder);
        LOGGER.log(
            Level.WARNING,
            "TLY-0501 search index {0}: {1}; set aside as {2}, it is made again from the ledger now",
            new Object[] {folder, fault, aside.getFileName()});
      }
      directory = FSDirectory.open(folder);
      if (!DirectoryReader.indexExists(directory)) {
        // What a missing index held is not known to the cursor.
        Files.deleteIfExists(IndexCursor.fileIn(root));
      }
    }

    private @Nullable String fault() {
      try (Directory looked = FSDirectory.open(folder)) {
        if (!DirectoryReader.indexExists(looked)) {
          return null;
        }
        DirectoryReader.open(looked).close();
        return size(looked) > CHECKED_WHOLE || hasSoundChecksums(looked)
            ? null
            : "checksums differ";
      } catch (IOException | IllegalArgumentException damaged) {
        return damaged.toString();
      }
    }

    private static boolean hasSoundChecksums(Directory looked) throws IOException {
      try (CheckIndex check = new CheckIndex(looked)) {
        check.setChecksumsOnly(true);
        return check.checkIndex().clean;
      }
    }

    private static long size(Directory looked) throws IOException {
      long size = 0;
      for (String file : looked.listAll()) {
        size += looked.fileLength(file);
      }
      return size;
    }

    @Override
    public void close() throws IOException {
      if (directory != null) {
        directory.close();
      }
    }

    @Override
    public Directory get() {
      if (directory == null) {
        throw new IllegalStateException("search index " + folder + ": not started");
      }
      return directory;
    }
  }
}
