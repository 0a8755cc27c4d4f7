package org.tallystick.partner;

import org.tallystick.evidence.name.RawPath;

/// `/.exchange`: the one directory of every partner's tree that the archive itself fills. No interface can be there, and nobody else writes there.
public final class ExchangeFolder {

  public static final RawPath PATH = RawPath.of("/.exchange");

  private ExchangeFolder() {}

  /// Whether the path is this directory or below it.
  public static boolean holds(RawPath path) {
    return path.startsWith(PATH);
  }
}
