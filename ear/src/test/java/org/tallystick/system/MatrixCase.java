package org.tallystick.system;

import java.util.List;
import java.util.Locale;

/// What each client of the matrix is asked to do, and what must be on record of it: type and name, and of what was received its content, a file of the client's folder.
enum MatrixCase {
  UPLOAD(List.of("file.received up = file.bin")),
  OVERWRITE(List.of("file.received over = file.bin", "file.received over = part.bin")),
  RENAME_OVER(
      List.of("file.received a = file.bin", "file.received b = part.bin", "file.renamed b to a")),
  RECURSIVE(List.of("file.received le%20af = tree/sub/le af", "file.received x = tree/x")),
  MTIME(List.of("file.received dated = file.bin")),
  LISTING(List.of()),
  KILLED(List.of("upload.interrupted torn")),
  /// It is killed once more on its way.
  RESUME(List.of("upload.interrupted torn", "file.received torn = longer.bin")),
  DELETION(List.of("file.removed up"));

  private final List<String> trail;

  MatrixCase(List<String> trail) {
    this.trail = trail;
  }

  List<String> trail() {
    return trail;
  }

  /// As scripts and the table in the documentation name it.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
