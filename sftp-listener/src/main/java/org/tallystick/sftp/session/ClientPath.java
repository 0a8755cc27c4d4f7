package org.tallystick.sftp.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// Turns what a client sends into a path of its tree: relative paths begin at the root, `.` and `..` are resolved, and nothing leads above the root.
final class ClientPath {

  private static final int LONGEST = 4096;
  private static final int DEEPEST = 64;

  private ClientPath() {}

  /// @throws UnusablePathException when a name is longer than 255 bytes or holds a NUL, or the path is too long or too deep
  static RawPath of(byte[] path) {
    if (path.length > LONGEST) {
      throw new UnusablePathException(
          "path: " + path.length + " bytes, expected at most " + LONGEST);
    }
    List<RawName> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= path.length; i++) {
      if (i == path.length || path[i] == '/') {
        step(names, Arrays.copyOfRange(path, start, i));
        start = i + 1;
      }
    }
    if (names.size() > DEEPEST) {
      throw new UnusablePathException(
          "path: " + names.size() + " names, expected at most " + DEEPEST);
    }
    return new RawPath(names);
  }

  private static void step(List<RawName> names, byte[] segment) {
    if (segment.length == 0 || isDots(segment, 1)) {
      return;
    }
    if (isDots(segment, 2)) {
      if (!names.isEmpty()) {
        names.removeLast();
      }
      return;
    }
    if (!RawName.isValid(segment)) {
      throw new UnusablePathException(
          "name: " + segment.length + " bytes, expected 1 to 255 without NUL");
    }
    names.add(RawName.of(segment));
  }

  private static boolean isDots(byte[] segment, int count) {
    return segment.length == count && segment[0] == '.' && segment[count - 1] == '.';
  }
}
