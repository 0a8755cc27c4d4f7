package org.tallystick.remote.poll;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A file that is being fetched. What has come is flushed to the disk now and then, beside the thread that writes, so that little is left for the end. Not thread-safe.
final class LandingFile extends OutputStream {

  /// In bytes.
  private static final long FLUSHED_TOGETHER = 32L << 20;

  private final FileChannel channel;
  private final OutputStream out;
  private long waiting;
  private CompletableFuture<Void> flushed = CompletableFuture.completedFuture(null);

  private LandingFile(FileChannel channel) {
    this.channel = channel;
    this.out = Channels.newOutputStream(channel);
  }

  /// At the end of what is there.
  static LandingFile at(Path file) throws IOException {
    return new LandingFile(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    waiting += length;
    if (waiting >= FLUSHED_TOGETHER && flushed.isDone()) {
      requireFlushed();
      waiting = 0;
      flushed = CompletableFuture.runAsync(this::toDisk, Thread.ofVirtual()::start);
    }
  }

  private void toDisk() {
    try {
      channel.force(false);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The system says once that a write was lost, to whoever flushes next: that must not be forgotten.
  private void requireFlushed() throws IOException {
    try {
      flushed.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof UncheckedIOException lost
          ? lost.getCause()
          : new IOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      requireFlushed();
    }
  }
}
