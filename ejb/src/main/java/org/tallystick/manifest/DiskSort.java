package org.tallystick.manifest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Sorts any number of records in bounded memory: sorted runs on disk, merged while they are read. Not thread-safe; used once.
final class DiskSort implements Closeable {

  /// Records in memory at a time; each is some 150 bytes.
  static final int RUN = 50_000;

  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final List<Path> runs = new ArrayList<>();
  private final List<Source> open = new ArrayList<>();
  private final PriorityQueue<Source> heads = new PriorityQueue<>();
  private List<SortRecord> waiting = new ArrayList<>();
  private long count;

  /// Where records come from, the next one in sight.
  private static final class Source implements Comparable<Source> {
    private final DataInputStream in;
    private Optional<SortRecord> head;

    Source(DataInputStream in) throws IOException {
      this.in = in;
      this.head = SortRecord.read(in);
    }

    @Override
    public int compareTo(Source other) {
      return head.orElseThrow().compareTo(other.head.orElseThrow());
    }
  }

  DiskSort(Path folder) {
    this.folder = folder;
  }

  void add(SortRecord record) {
    waiting.add(record);
    count++;
    if (waiting.size() == RUN) {
      try {
        spill();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  long count() {
    return count;
  }

  private void spill() throws IOException {
    Collections.sort(waiting);
    Path run = Files.createTempFile(folder, "sort", null);
    runs.add(run);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER))) {
      for (SortRecord record : waiting) {
        record.write(out);
      }
    }
    waiting = new ArrayList<>();
  }

  /// Ends the adding; {@link #next} then gives the records in order.
  void sort() throws IOException {
    spill();
    for (Path run : runs) {
      Source source =
          new Source(
              new DataInputStream(new BufferedInputStream(Files.newInputStream(run), BUFFER)));
      open.add(source);
      if (source.head.isPresent()) {
        heads.add(source);
      }
    }
  }

  Optional<SortRecord> peek() {
    return heads.isEmpty() ? Optional.empty() : heads.element().head;
  }

  SortRecord next() throws IOException {
    Source first = heads.remove();
    SortRecord record = first.head.orElseThrow();
    first.head = SortRecord.read(first.in);
    if (first.head.isPresent()) {
      heads.add(first);
    }
    return record;
  }

  @Override
  public void close() throws IOException {
    for (Source source : open) {
      source.in.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}
