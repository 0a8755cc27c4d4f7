package org.tallystick.remote.poll;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.PassingDigests;
import org.tallystick.archive.StoredContent;

/// Where a file is while it is fetched. Not thread-safe.
sealed interface Landing {

  /// @param file for one that is not short, which is gone on with there when it was there before
  static Landing of(long size, Supplier<Path> file) {
    return KeptContents.isShort(size) ? new InMemory(size) : new OnDisk(file.get(), size);
  }

  /// Cuts off what came before and does not count; the rest passes.
  ///
  /// @return how much counts, in bytes
  long begin(PassingDigests passing) throws IOException;

  /// Behind what counts.
  OutputStream open() throws IOException;

  /// In bytes.
  long size() throws IOException;

  KeptContents.Kept keep(KeptContents contents, StoredContent content) throws IOException;

  void remove() throws IOException;

  /// After a break it is asked for as a whole again.
  final class InMemory implements Landing {

    private final ByteArrayOutputStream bytes;

    private InMemory(long size) {
      bytes = new ByteArrayOutputStream(Math.toIntExact(Math.max(0, size)));
    }

    @Override
    public long begin(PassingDigests passing) {
      return 0;
    }

    @Override
    public OutputStream open() {
      return bytes;
    }

    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public KeptContents.Kept keep(KeptContents contents, StoredContent content) {
      return new KeptContents.Kept(content, bytes.toByteArray());
    }

    @Override
    public void remove() {
      bytes.reset();
    }
  }

  /// In a file of its own, where a broken transfer is gone on with.
  record OnDisk(Path file, long expected) implements Landing {

    /// What is read again of what a broken transfer left, in bytes: the last of it may not have reached the disk.
    private static final long OVERLAP = 1 << 20;

    /// In bytes.
    private static final int BUFFER = 1 << 17;

    @Override
    public long begin(PassingDigests passing) throws IOException {
      if (!Files.exists(file)) {
        return 0;
      }
      long keep = size() > expected ? 0 : Math.max(0, size() - OVERLAP);
      try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
        opened.setLength(keep);
      }
      if (keep > 0) {
        passing.read(file);
      }
      return keep;
    }

    @Override
    public OutputStream open() throws IOException {
      return new BufferedOutputStream(LandingFile.at(file), BUFFER);
    }

    @Override
    public long size() throws IOException {
      return Files.exists(file) ? Files.size(file) : 0;
    }

    @Override
    public KeptContents.Kept keep(KeptContents contents, StoredContent content) throws IOException {
      return contents.take(file, content);
    }

    @Override
    public void remove() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
