package org.tallystick.platform;

/// Somebody else's words, no longer than fits.
public final class Excerpt {

  private Excerpt() {}

  /// The beginning of the text, in `char`s. No character is cut in half: what is left can be stored as UTF-8 whenever all of it could.
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean splits = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splits ? longest - 1 : longest);
  }

  /// The same, with a sign behind it that something is left out.
  public static String marked(String text, int longest) {
    return text.length() <= longest ? text : of(text, longest) + "…";
  }
}
