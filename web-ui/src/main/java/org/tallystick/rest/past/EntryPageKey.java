package org.tallystick.rest.past;

import org.tallystick.evidence.name.RawName;

/// Where a page of names ended, and of which moments it is, so that what happens meanwhile does not move pages: `<from>_<to>_<name>`.
///
/// @param from of a difference; the same as `to` where there is one moment only
record EntryPageKey(long from, long to, RawName name) {

  /// @throws IllegalArgumentException when it is not what {@link #toString} writes
  static EntryPageKey parse(String text) {
    String[] parts = text.split("_", 3);
    if (parts.length < 3 || !parts[0].matches("[0-9]{1,15}") || !parts[1].matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException(
          "page key: found '" + text + "', expected <leaves>_<leaves>_<name>");
    }
    return new EntryPageKey(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), RawName.decode(parts[2]));
  }

  @Override
  public String toString() {
    return from + "_" + to + "_" + name.encoded();
  }
}
