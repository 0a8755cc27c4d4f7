package org.tallystick.partner;

import org.tallystick.evidence.name.RawPath;

/// An interface as an administrator asks for it.
///
/// @param shortName what follows the partner in its id, `orders`
/// @param directory where its files are, below the root, for example `/in`
/// @param namePattern a glob, `*` for every name
public record NewInterface(
    String shortName, String name, Direction direction, RawPath directory, String namePattern) {

  public NewInterface {
    if (directory.isRoot()) {
      throw new IllegalArgumentException(
          "interface "
              + shortName
              + ": the directory is /, expected one below it, for example /in");
    }
    if (ExchangeFolder.holds(directory)) {
      throw new IllegalArgumentException(
          "interface "
              + shortName
              + ": the directory is "
              + directory.text()
              + ", expected one that is not below "
              + ExchangeFolder.PATH.text()
              + ", which the archive itself fills");
    }
    if (name.isBlank() || namePattern.isBlank()) {
      throw new IllegalArgumentException(
          "interface " + shortName + ": name and name pattern must not be empty");
    }
  }
}
