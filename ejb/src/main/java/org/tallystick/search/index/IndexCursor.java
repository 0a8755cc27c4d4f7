package org.tallystick.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.ledger.LogId;

/// How far the index has followed each log: a text file beside the index, so that both are lost or kept together.
///
/// The last leaf's hash is kept with the number, to notice a database that is not the one that was indexed. Confined to
/// the follower's thread.
public final class IndexCursor {

  /// Raise it when entries change, and every index is made again at the next start.
  static final String FORMAT = "tallystick/index/2";

  private static final Logger LOGGER = Logger.getLogger(IndexCursor.class.getName());

  /// @param next the index of the first leaf that is not in the index yet
  /// @param last the hash of the leaf before it
  public record Place(long next, LeafHash last) {}

  private final Path file;
  private final Map<String, Place> places = new TreeMap<>();

  private IndexCursor(Path file) {
    this.file = file;
  }

  static Path fileIn(Path root) {
    return root.resolve("cursor");
  }

  /// Reads the cursor of the index in that folder; one that is missing or cannot be understood begins anew.
  public static IndexCursor read(Path root) {
    IndexCursor cursor = new IndexCursor(fileIn(root));
    try {
      cursor.parse(Files.readAllLines(cursor.file));
    } catch (NoSuchFileException notYet) {
      return cursor;
    } catch (IOException | IllegalArgumentException damaged) {
      cursor.places.clear();
      LOGGER.log(
          Level.WARNING,
          "TLY-0502 search index cursor "
              + cursor.file
              + ": not readable; the index is made again from the ledger",
          damaged);
    }
    return cursor;
  }

  private void parse(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      throw new IllegalArgumentException("found another format, expected " + FORMAT);
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 3) {
        throw new IllegalArgumentException(
            "found \"" + line + "\", expected <log> <next> <leaf hash>");
      }
      LeafHash last = LeafHash.ofBytes(HexFormat.of().parseHex(parts[2]));
      places.put(new LogId(parts[0]).value(), new Place(Long.parseLong(parts[1]), last));
    }
  }

  /// The logs followed so far.
  public List<LogId> logs() {
    return places.keySet().stream().map(LogId::new).toList();
  }

  public Optional<Place> of(LogId log) {
    return Optional.ofNullable(places.get(log.value()));
  }

  /// The index of the first leaf to follow.
  public long next(LogId log) {
    return of(log).map(Place::next).orElse(0L);
  }

  /// Notes and saves that everything before `next` is in the index. On return it is on disk.
  public void advance(LogId log, long next, LeafHash last) {
    places.put(log.value(), new Place(next, last));
    save();
  }

  /// Begins anew.
  public void clear() {
    places.clear();
    save();
  }

  private void save() {
    List<String> lines = new ArrayList<>(List.of(FORMAT));
    places.forEach((log, place) -> lines.add(log + " " + place.next() + " " + place.last()));
    Path written = file.resolveSibling("cursor.new");
    try {
      Files.write(written, lines, StandardCharsets.US_ASCII);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "TLY-0503 search index cursor " + file + ": cannot be written", e);
    }
  }
}
