package org.tallystick.evidence.tile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a tile lies: `tile/<L>/<N>[.p/<W>]`, or `tile/entries/<N>[.p/<W>]` for the leaves themselves. C2SP tlog-tiles "Merkle Tree" and "Log entries".
/// What our heads say of directories lies beside them, `tile/states/<N>[.p/<W>]`: see [StateBundle].
///
/// @param level 0 to 63, [#ENTRIES] or [#STATES]
/// @param width 256 for a full one
public record TilePath(int level, long index, int width) {

  public static final int ENTRIES = -1;
  public static final int STATES = -2;
  public static final int FULL = 256;

  private static final int HIGHEST = 63;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|states|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < STATES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "tile " + level + "/" + index + " of width " + width + ": there is none such");
    }
  }

  /// Reads the one path a tile has; empty for every other text.
  public static Optional<TilePath> parse(String path) {
    Matcher parts = FORM.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int level =
        switch (parts.group(1)) {
          case "entries" -> ENTRIES;
          case "states" -> STATES;
          default -> Integer.parseInt(parts.group(1));
        };
    long index = Long.parseLong(parts.group(2).replaceAll("[x/]", ""));
    int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
    if (width > FULL) {
      return Optional.empty();
    }
    TilePath tile = new TilePath(level, index, width);
    return tile.toString().equals(path) ? Optional.of(tile) : Optional.empty();
  }

  public boolean isFull() {
    return width == FULL;
  }

  /// The folder below `tile` that it is in, itself or deeper.
  public String row() {
    return switch (level) {
      case ENTRIES -> "entries";
      case STATES -> "states";
      default -> Integer.toString(level);
    };
  }

  /// Groups of three digits, all but the last marked with x.
  private String number() {
    StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return number.toString();
  }

  @Override
  public String toString() {
    return "tile/" + row() + "/" + number() + (isFull() ? "" : ".p/" + width);
  }
}
