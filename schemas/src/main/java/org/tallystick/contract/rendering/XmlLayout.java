package org.tallystick.contract.rendering;

/// Lays XML out by its tags alone, so that every character stands as in the file: entities, quotes, comments, prefixes.
/// Text keeps its place between its tags; only white space between tags is ours.
final class XmlLayout {

  private enum Last {
    NONE,
    START,
    TEXT,
    OTHER
  }

  private final String xml;
  private final Page page;
  private int at;
  private int level;
  private Last last = Last.NONE;

  private XmlLayout(String xml, Page page) {
    this.xml = xml;
    this.page = page;
  }

  /// Fills the page with any text; one that is not well-formed comes out with less sense, but whole.
  static void layOut(String xml, Page page) {
    XmlLayout layout = new XmlLayout(xml, page);
    while (layout.at < xml.length() && !page.isFull()) {
      layout.part();
    }
  }

  private void part() {
    if (xml.charAt(at) != '<') {
      text(take(indexOrEnd(xml.indexOf('<', at))));
    } else if (xml.startsWith("<!--", at)) {
      line(takeThrough("-->"), Last.OTHER);
    } else if (xml.startsWith("<![CDATA[", at)) {
      text(takeThrough("]]>"));
    } else if (xml.startsWith("<?", at)) {
      line(takeThrough("?>"), Last.OTHER);
    } else if (xml.startsWith("<!", at)) {
      line(take(endOfTag(true)), Last.OTHER);
    } else if (xml.startsWith("</", at)) {
      endTag(take(endOfTag(false)));
    } else {
      startTag(take(endOfTag(false)));
    }
  }

  private void startTag(String tag) {
    boolean empty = tag.endsWith("/>");
    line(tag, empty ? Last.OTHER : Last.START);
    level += empty ? 0 : 1;
  }

  private void endTag(String tag) {
    level = Math.max(0, level - 1);
    if (last == Last.START) {
      page.append(tag);
      last = Last.OTHER;
    } else {
      line(tag, Last.OTHER);
    }
  }

  private void text(String text) {
    if (!text.isBlank()) {
      page.append(text);
      last = Last.TEXT;
    }
  }

  private void line(String part, Last now) {
    if (last != Last.TEXT) {
      page.line(level);
    }
    page.append(part);
    last = now;
  }

  private String take(int end) {
    String part = xml.substring(at, end);
    at = end;
    return part;
  }

  private String takeThrough(String end) {
    int found = xml.indexOf(end, at);
    return take(found < 0 ? xml.length() : found + end.length());
  }

  private int indexOrEnd(int index) {
    return index < 0 ? xml.length() : index;
  }

  /// Behind the `>` that closes the tag: not one in quotes, nor, in a document type, one in brackets.
  private int endOfTag(boolean brackets) {
    char quote = 0;
    int depth = 0;
    for (int i = at + 1; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (brackets && (c == '[' || c == ']')) {
        depth += c == '[' ? 1 : -1;
      } else if (c == '>' && depth <= 0) {
        return i + 1;
      }
    }
    return xml.length();
  }
}
