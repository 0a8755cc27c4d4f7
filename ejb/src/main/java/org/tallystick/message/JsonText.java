package org.tallystick.message;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// JSON (RFC 8259) as partners read it: members in the order they are written, and, unlike in events, `true` and `false`.
public final class JsonText {

  private final StringBuilder text = new StringBuilder("{");
  private final String indent;
  private boolean first = true;

  private JsonText(String indent) {
    this.indent = indent;
  }

  /// An object on one line.
  public static String line(Consumer<JsonText> members) {
    JsonText object = new JsonText("");
    members.accept(object);
    return object.text.append('}').toString();
  }

  /// An object whose members have a line each.
  public static String page(Consumer<JsonText> members) {
    JsonText object = new JsonText("\n  ");
    members.accept(object);
    return object.text.append("\n}\n").toString();
  }

  public JsonText put(String name, String value) {
    string(value, member(name));
    return this;
  }

  public JsonText put(String name, long value) {
    member(name).append(value);
    return this;
  }

  public JsonText put(String name, boolean value) {
    member(name).append(value);
    return this;
  }

  /// Left out when there is none.
  public JsonText put(String name, Optional<?> value) {
    value.ifPresent(there -> put(name, there.toString()));
    return this;
  }

  /// @param objects each a line that {@link #line} made
  public JsonText put(String name, Collection<String> objects) {
    StringBuilder array = member(name).append('[');
    String before = indent.isEmpty() ? "" : "\n    ";
    for (String object : objects) {
      array.append(before).append(object);
      before = indent.isEmpty() ? "," : ",\n    ";
    }
    array.append(']');
    return this;
  }

  public JsonText numbers(String name, Collection<Long> values) {
    member(name).append(values.toString().replace(" ", ""));
    return this;
  }

  private StringBuilder member(String name) {
    text.append(first ? "" : ",").append(indent);
    first = false;
    string(name, text);
    return text.append(indent.isEmpty() ? ":" : ": ");
  }

  private static void string(String value, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      if (one == '"' || one == '\\') {
        to.append('\\').append(one);
      } else if (one < 0x20 || one == 0x7f || Character.isSurrogate(one)) {
        to.append("\\u%04x".formatted((int) one));
      } else {
        to.append(one);
      }
    }
    to.append('"');
  }
}
