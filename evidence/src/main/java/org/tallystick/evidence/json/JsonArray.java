package org.tallystick.evidence.json;

import java.util.Collection;
import java.util.List;

public record JsonArray(List<CanonicalJson> elements) implements CanonicalJson {

  public JsonArray {
    elements = List.copyOf(elements);
  }

  public static JsonArray ofStrings(Collection<String> values) {
    return new JsonArray(values.stream().<CanonicalJson>map(JsonString::new).toList());
  }

  /// The elements, all of which must be strings.
  public List<String> strings() {
    return elements.stream().map(JsonArray::string).toList();
  }

  private static String string(CanonicalJson element) {
    if (element instanceof JsonString string) {
      return string.value();
    }
    throw new MalformedJsonException("array element: expected a string");
  }
}
