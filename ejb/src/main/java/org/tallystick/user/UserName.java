package org.tallystick.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.platform.Excerpt;

/// The name a person signs in with: 1 to 64 characters of `a-z 0-9 . _ @ -`, beginning with a letter or digit. Capitals are read as small letters.
public record UserName(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  /// @throws IllegalArgumentException with a sentence for the person who typed it
  public UserName {
    value = value.toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "user name: found '"
              + shortened(value)
              + "', expected 1 to 64 characters a-z 0-9 . _ @ - beginning with a letter or digit");
    }
  }

  /// For what somebody typed at the door: empty when nobody can be called so.
  public static Optional<UserName> find(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return SHAPE.matcher(name).matches() ? Optional.of(new UserName(name)) : Optional.empty();
  }

  private static String shortened(String text) {
    return Excerpt.marked(text, 80);
  }

  @Override
  public String toString() {
    return value;
  }
}
