package org.tallystick.archive;

import org.tallystick.platform.Settings;

/// How long one file may be, whoever sends it.
public final class LargestFile {

  /// 64 GiB.
  private static final long USUAL = 64L << 30;

  private LargestFile() {}

  /// In bytes: `TALLYSTICK_LARGEST_FILE`.
  public static long in(Settings settings) {
    return settings.bytes("TALLYSTICK_LARGEST_FILE", USUAL);
  }
}
