package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.proof.TileRow;
import org.tallystick.proof.Tiles;

/// `log/`: the partner's whole log as C2SP tlog-tiles lays it out, at one checkpoint for the length of a session (HND-3), so that `get -r` fetches something consistent.
@ApplicationScoped
class LogFolder implements HandoutFolder {

  static final String NAME = "log";

  private static final String TILE = "tile";

  @Inject private FrozenLogs logs;
  @Inject private Tiles tiles;

  /// What a path below `log/` leads to.
  private sealed interface Place {
    record Top() implements Place {}

    record Note(String name, byte[] bytes, Instant at) implements Place {}

    record Rows() implements Place {}

    record Row(TileFolder folder, String name) implements Place {}

    record Partial(TilePath tile) implements Place {}

    record Tile(TilePath tile) implements Place {}
  }

  private Optional<FrozenLog> seen(HandoutVisit visit) {
    return visit.freeze(() -> logs.newest(visit.log()));
  }

  private static Optional<Place> place(FrozenLog log, List<RawName> below) {
    List<String> names = below.stream().map(RawName::text).toList();
    return switch (names.size()) {
      case 0 -> Optional.of(new Place.Top());
      case 1 -> top(log, names.getFirst());
      default ->
          names.getFirst().equals(TILE)
              ? Tiles.rows(log.size()).stream()
                  .filter(row -> row.name().equals(names.get(1)))
                  .findFirst()
                  .flatMap(row -> inRow(row, names))
              : Optional.empty();
    };
  }

  private static Optional<Place> top(FrozenLog log, String name) {
    return name.equals(TILE)
        ? Optional.of(new Place.Rows())
        : Optional.ofNullable(log.notes().get(name))
            .map(bytes -> new Place.Note(name, bytes, log.timeOf(name)));
  }

  private static Optional<Place> inRow(TileRow row, List<String> names) {
    Optional<TilePath> tile =
        TilePath.parse(names.stream().collect(Collectors.joining("/")))
            .filter(path -> TileFolder.has(row, path));
    if (tile.isPresent()) {
      return Optional.of(new Place.Tile(tile.get()));
    }
    TileFolder folder = TileFolder.of(row);
    for (String name : names.subList(2, names.size())) {
      Optional<TilePath> partial =
          folder.partial().filter(path -> TileFolder.folderOf(path).equals(name));
      if (partial.isPresent()) {
        return name.equals(names.getLast())
            ? Optional.of(new Place.Partial(partial.get()))
            : Optional.empty();
      }
      Optional<TileFolder> next = folder.folder(name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      folder = next.get();
    }
    return Optional.of(new Place.Row(folder, names.getLast()));
  }

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    if (below.isEmpty()) {
      return Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH));
    }
    return seen(visit).flatMap(log -> place(log, below).map(place -> entry(visit, log, place)));
  }

  private HandoutEntry entry(HandoutVisit visit, FrozenLog log, Place place) {
    return switch (place) {
      case Place.Top top -> HandoutEntry.directory(NAME, log.begunAt());
      case Place.Note(String name, byte[] bytes, Instant at) ->
          HandoutEntry.file(name, bytes.length, at);
      case Place.Rows rows -> HandoutEntry.directory(TILE, log.begunAt());
      case Place.Row(TileFolder folder, String name) -> HandoutEntry.directory(name, log.begunAt());
      case Place.Partial(TilePath tile) ->
          HandoutEntry.directory(TileFolder.folderOf(tile), log.begunAt());
      case Place.Tile(TilePath tile) -> entries(visit, log, List.of(tile)).getFirst();
    };
  }

  /// Neighbours in one row.
  private List<HandoutEntry> entries(HandoutVisit visit, FrozenLog log, List<TilePath> neighbours) {
    List<Long> sizes = tiles.sizes(visit.log(), log.size(), neighbours);
    List<HandoutEntry> entries = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      String path = neighbours.get(i).toString();
      String name = path.substring(path.lastIndexOf('/') + 1);
      entries.add(HandoutEntry.file(name, sizes.get(i), log.begunAt()));
    }
    return entries;
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    Optional<FrozenLog> seen = seen(visit);
    if (seen.isEmpty()) {
      return HandoutPage.whole(List.of());
    }
    FrozenLog log = seen.get();
    return switch (place(log, below).orElseThrow()) {
      case Place.Top top ->
          HandoutPage.whole(
              Stream.concat(log.notes().keySet().stream(), Stream.of(TILE))
                  .map(name -> entry(visit, log, top(log, name).orElseThrow()))
                  .toList());
      case Place.Rows rows ->
          HandoutPage.whole(
              Tiles.rows(log.size()).stream()
                  .map(row -> HandoutEntry.directory(row.name(), log.begunAt()))
                  .toList());
      case Place.Row(TileFolder folder, String name) -> page(visit, log, folder, from, limit);
      case Place.Partial(TilePath tile) -> HandoutPage.whole(entries(visit, log, List.of(tile)));
      case Place.Note note -> throw new IllegalArgumentException(note.name() + " is a file");
      case Place.Tile tile -> throw new IllegalArgumentException(tile.tile() + " is a file");
    };
  }

  /// First the full tiles, page by page; then everything else.
  private HandoutPage page(
      HandoutVisit visit, FrozenLog log, TileFolder folder, long from, int limit) {
    List<TilePath> full = folder.tiles(from, limit);
    if (!full.isEmpty()) {
      return new HandoutPage(entries(visit, log, full), from + full.size(), false);
    }
    List<HandoutEntry> rest = new ArrayList<>();
    folder
        .folders()
        .forEach(below -> rest.add(HandoutEntry.directory(below.name(), log.begunAt())));
    folder
        .partial()
        .ifPresent(
            tile -> rest.add(HandoutEntry.directory(TileFolder.folderOf(tile), log.begunAt())));
    return HandoutPage.whole(rest);
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return seen(visit)
        .flatMap(log ->
            place(log, below)
                .flatMap(place ->
                    switch (place) {
                      case Place.Note note -> Optional.of(note.bytes());
                      case Place.Tile(TilePath tile) -> tiles.of(visit.log(), log.size(), tile);
                      default -> Optional.empty();
                    }));
  }
}
