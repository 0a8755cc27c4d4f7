package org.tallystick.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The one shape every list has: `{"items": […], "next": "<cursor>"}`; the last page has no `next`.
public final class Paging {

  /// The longest page of every list.
  public static final int MOST = 100;

  public static final String DEFAULT = "50";

  private Paging() {}

  /// As it stands in the query.
  public static int limit(String asked) {
    if (!asked.matches("[0-9]{1,9}")
        || Integer.parseInt(asked) < 1
        || Integer.parseInt(asked) > MOST) {
      throw new IllegalArgumentException(
          "limit: found '" + asked + "', expected a number from 1 to " + MOST);
    }
    return Integer.parseInt(asked);
  }

  public static <T> JsonObject page(
      List<T> items, Function<T, ? extends JsonValue> json, Optional<String> next) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(item -> array.add(json.apply(item)));
    JsonObjectBuilder page = Json.createObjectBuilder().add("items", array);
    next.ifPresent(cursor -> page.add("next", cursor));
    return page.build();
  }

  /// A list that is always answered whole.
  public static <T> JsonObject all(List<T> items, Function<T, ? extends JsonValue> json) {
    return page(items, json, Optional.empty());
  }

  /// Cuts a list that was read one longer than the page, and tells by that whether there is more.
  public static <T> JsonObject cut(
      List<T> oneMore,
      int limit,
      Function<T, ? extends JsonValue> json,
      Function<T, String> cursor) {
    if (oneMore.size() <= limit) {
      return all(oneMore, json);
    }
    List<T> items = oneMore.subList(0, limit);
    return page(items, json, Optional.of(cursor.apply(items.getLast())));
  }
}
