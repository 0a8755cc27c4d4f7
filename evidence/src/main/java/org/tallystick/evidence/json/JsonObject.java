package org.tallystick.evidence.json;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Members in the one order they have: ascending UTF-16 code units, which is [String]'s own order.
public record JsonObject(SortedMap<String, CanonicalJson> members) implements CanonicalJson {

  public JsonObject {
    TreeMap<String, CanonicalJson> sorted = new TreeMap<>();
    members.forEach((name, value) -> {
      JsonString.requireWellFormed(name);
      sorted.put(name, Objects.requireNonNull(value));
    });
    members = Collections.unmodifiableSortedMap(sorted);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Reads bytes that must be an object.
  public static JsonObject parse(byte[] bytes) {
    if (CanonicalJson.parse(bytes) instanceof JsonObject object) {
      return object;
    }
    throw new MalformedJsonException("JSON value: expected an object");
  }

  public Optional<CanonicalJson> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  public Optional<String> findText(String name) {
    return find(name).map(value -> typed(name, value, JsonString.class).value());
  }

  public String text(String name) {
    return required(name, JsonString.class).value();
  }

  public long integer(String name) {
    return required(name, JsonInteger.class).value();
  }

  public JsonArray array(String name) {
    return required(name, JsonArray.class);
  }

  public JsonObject object(String name) {
    return required(name, JsonObject.class);
  }

  /// Refuses an object with other members, or without one of these.
  public JsonObject requireExactly(Set<String> names) {
    if (!members.keySet().equals(names)) {
      throw new MalformedJsonException(
          "object with members "
              + members.keySet()
              + ": expected "
              + new TreeMap<>(asKeys(names)).keySet());
    }
    return this;
  }

  private static Map<String, Boolean> asKeys(Set<String> names) {
    return names.stream().collect(Collectors.toMap(name -> name, name -> true));
  }

  private <T extends CanonicalJson> T required(String name, Class<T> kind) {
    CanonicalJson value = members.get(name);
    if (value == null) {
      throw new MalformedJsonException("object without member \"" + name + "\"");
    }
    return typed(name, value, kind);
  }

  private static <T> T typed(String name, CanonicalJson value, Class<T> kind) {
    if (!kind.isInstance(value)) {
      throw new MalformedJsonException(
          "member \""
              + name
              + "\" is a "
              + value.getClass().getSimpleName()
              + ": expected a "
              + kind.getSimpleName());
    }
    return kind.cast(value);
  }

  /// Collects members in any order; a name given twice is refused.
  public static final class Builder {

    private final TreeMap<String, CanonicalJson> members = new TreeMap<>();

    private Builder() {}

    public Builder put(String name, CanonicalJson value) {
      if (members.putIfAbsent(name, value) != null) {
        throw new MalformedJsonException("member \"" + name + "\" given twice");
      }
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    public Builder put(String name, long value) {
      return put(name, new JsonInteger(value));
    }

    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
