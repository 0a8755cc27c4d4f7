package org.tallystick.contract.rendering;

/// A text that grows up to a limit, with indentation (`REND-2`).
final class Page {

  static final int MAX_CHARS = 4 << 20;

  /// Deeper levels are not moved further to the right: a page of blanks helps nobody.
  private static final int MAX_LEVELS = 40;

  private final StringBuilder text = new StringBuilder();
  private boolean full;

  Page append(CharSequence part) {
    if (text.length() + part.length() > MAX_CHARS) {
      full = true;
    } else {
      text.append(part);
    }
    return this;
  }

  /// Starts a line at that level, unless the page is still empty.
  Page line(int level) {
    if (!text.isEmpty()) {
      append("\n");
    }
    return append("  ".repeat(Math.clamp(level, 0, MAX_LEVELS)));
  }

  boolean isFull() {
    return full;
  }

  String text() {
    return text.toString();
  }
}
