package org.tallystick.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where to go after signing in: a path of ours, never another site.
final class LocalPath {

  /// A second slash or a backslash would begin a host.
  private static final Pattern SHAPE =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,2000}");

  private LocalPath() {}

  static String orHome(@Nullable String wanted) {
    return wanted != null && SHAPE.matcher(wanted).matches() ? wanted : "/";
  }
}
