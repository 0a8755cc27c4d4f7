package org.tallystick.publication;

import java.util.Locale;
import org.tallystick.evidence.name.RawName;

/// A pattern for one name: `*` any characters, `?` one; case does not matter.
public record NameGlob(String text) {

  private static final int LONGEST = 100;

  public NameGlob {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "part name: found " + text.length() + " characters, expected 1 to " + LONGEST);
    }
    if (text.chars().anyMatch(c -> c == '/' || Character.isWhitespace(c) || c < ' ')) {
      throw new IllegalArgumentException(
          "part name '" + text + "': expected neither slashes nor blanks");
    }
    if (text.chars().allMatch(c -> c == '*')) {
      throw new IllegalArgumentException(
          "part name '" + text + "': would match every name, expected something beside *");
    }
  }

  /// How a name is compared with patterns: without case.
  static String compared(RawName name) {
    return name.text().toLowerCase(Locale.ROOT);
  }

  /// @param compared the name, by {@link #compared}
  boolean matches(String compared) {
    return matches(compared, text.toLowerCase(Locale.ROOT));
  }

  /// The same for a pattern that was agreed without these limits, `*` for instance.
  public static boolean matches(String glob, RawName name) {
    return matches(compared(name), glob.toLowerCase(Locale.ROOT));
  }

  /// Two pointers, never exponential.
  private static boolean matches(String name, String glob) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      if (in < glob.length() && (glob.charAt(in) == '?' || same(glob, in, name, at))) {
        at++;
        in++;
      } else if (in < glob.length() && glob.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    return glob.substring(in).chars().allMatch(rest -> rest == '*');
  }

  private static boolean same(String glob, int in, String name, int at) {
    return glob.charAt(in) != '*' && glob.charAt(in) == name.charAt(at);
  }
}
