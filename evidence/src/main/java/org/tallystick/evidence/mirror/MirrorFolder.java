package org.tallystick.evidence.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.tile.EntryBundle;
import org.tallystick.evidence.tile.StateBundle;
import org.tallystick.evidence.tile.TilePath;

/// The files of a mirror. Where a tile is missing in the width that the checkpoint asks for, the full one may stand in its place: then only its beginning counts.
final class MirrorFolder {

  private static final int HASH = 32;

  private final Path folder;

  MirrorFolder(Path folder) {
    this.folder = folder;
  }

  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  byte[] file(String name) {
    if (!has(name)) {
      throw new RefusedException(name + " is missing");
    }
    return read(folder.resolve(name));
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " cannot be read", failed);
    }
  }

  /// The full tile, when it has to stand for a narrower one.
  private Optional<TilePath> instead(TilePath path) {
    TilePath full = new TilePath(path.level(), path.index(), TilePath.FULL);
    return has(path.toString()) || !has(full.toString()) ? Optional.empty() : Optional.of(full);
  }

  List<byte[]> leaves(TilePath path) {
    TilePath found = instead(path).orElse(path);
    try {
      List<byte[]> leaves = EntryBundle.parse(file(found.toString())).leaves();
      RefusedException.unless(
          leaves.size() == found.width(),
          found + " has " + leaves.size() + " leaves, expected " + found.width());
      return leaves.subList(0, path.width());
    } catch (RefusedException refused) {
      throw refused;
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(found + " ends within a leaf, or has too many", malformed);
    }
  }

  /// What heads say of directories, of the leaves that a tile of entries of the same place has.
  List<StateBundle.State> states(TilePath path) {
    TilePath found = instead(path).orElse(path);
    byte[] bytes = file(found.toString());
    try {
      return within(path, within(found, StateBundle.parse(bytes).states(), true), false);
    } catch (RefusedException refused) {
      throw refused;
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(found + ": " + malformed.getMessage(), malformed);
    }
  }

  private static List<StateBundle.State> within(
      TilePath path, List<StateBundle.State> states, boolean all) {
    long from = path.index() * TilePath.FULL;
    List<StateBundle.State> inside =
        states.stream()
            .filter(state -> state.head().value() >= from)
            .filter(state -> state.head().value() < from + path.width())
            .toList();
    RefusedException.unless(
        !all || inside.size() == states.size(), path + " speaks of leaves that are not there");
    return inside;
  }

  /// Whether the hashes are those of the tile.
  boolean holds(TilePath path, byte[] hashes) {
    Optional<TilePath> full = instead(path);
    byte[] found = file(full.orElse(path).toString());
    return full.isEmpty()
        ? Arrays.equals(found, hashes)
        : found.length == TilePath.FULL * HASH
            && Arrays.equals(Arrays.copyOf(found, hashes.length), hashes);
  }
}
