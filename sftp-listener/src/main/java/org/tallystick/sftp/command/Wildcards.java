package org.tallystick.sftp.command;

/// `*` and `?` in a name, as a shell takes them: a leading dot must be named.
final class Wildcards {

  private Wildcards() {}

  static boolean match(String pattern, String name) {
    return !(name.startsWith(".") && !pattern.startsWith(".")) && match(pattern, 0, name, 0);
  }

  /// Goes back to the last star only, so that no pattern takes long.
  private static boolean match(String pattern, int patternStart, String name, int nameStart) {
    int p = patternStart;
    int n = nameStart;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (p < pattern.length() && pattern.charAt(p) == '?') {
        p++;
        n++;
      } else if (p < pattern.length() && literal(pattern, p) == name.charAt(n)) {
        p += pattern.charAt(p) == '\\' ? 2 : 1;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static char literal(String pattern, int at) {
    return pattern.charAt(at) == '\\' && at + 1 < pattern.length()
        ? pattern.charAt(at + 1)
        : pattern.charAt(at);
  }
}
