package org.tallystick.system;

/// What STAT tells an account about its own unfinished upload.
final class StagedSize {

  private StagedSize() {}

  /// @return 0 when there is none
  static long of(Sftp sftp, String target) {
    return sftp.run("ls -l " + target).lines().stream()
        .findFirst()
        .map(line -> Long.parseLong(line.trim().split("\\s+")[4]))
        .orElse(0L);
  }
}
