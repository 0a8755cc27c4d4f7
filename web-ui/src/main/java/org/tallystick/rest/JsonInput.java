package org.tallystick.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A JSON object as a program sent it, read strictly: every field has its type, and {@link #end()} refuses those nobody asked for, so that a misspelt field is never
/// silently ignored. Each refusal names the field by its JSON pointer.
public final class JsonInput {

  /// In bytes.
  static final int LONGEST = 1 << 20;

  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private final JsonObject object;
  private final String pointer;
  private final Set<String> asked = new HashSet<>();

  private JsonInput(JsonObject object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  public static JsonInput parse(InputStream body) {
    String text = text(body);
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      if (goesOn(text)) {
        throw Problem.badRequest("body: goes on behind its JSON value");
      }
      if (value instanceof JsonObject object) {
        return new JsonInput(object, "");
      }
    } catch (JsonException | IllegalStateException | NoSuchElementException malformed) {
      throw Problem.badRequest(
          "body: is not well-formed JSON (RFC 8259) or names a field twice; "
              + firstLine(malformed));
    }
    throw Problem.badRequest("body: expected a JSON object");
  }

  /// A reader stops behind the value and does not tell; a parser tells, and does not mind a field twice.
  private static boolean goesOn(String text) {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      parser.getValue();
      return parser.hasNext();
    }
  }

  /// JSON is UTF-8 (RFC 8259 §8.1).
  private static String text(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new Problem(
                Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
                "body: expected at most " + LONGEST + " bytes")
            .exception();
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw Problem.badRequest("body: is not UTF-8");
    } catch (IOException broken) {
      throw Problem.badRequest("body: ended early");
    }
  }

  private static String firstLine(Exception malformed) {
    return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
  }

  public String text(String field) {
    return findText(field).orElseThrow(() -> missing(field, "a string"));
  }

  public Optional<String> findText(String field) {
    return find(field, "a string", JsonString.class).map(JsonString::getString);
  }

  public BigDecimal number(String field) {
    return find(field, "a number", JsonNumber.class)
        .map(JsonNumber::bigDecimalValue)
        .orElseThrow(() -> missing(field, "a number"));
  }

  public Optional<Boolean> findFlag(String field) {
    return find(field, "true or false", JsonValue.class)
        .map(value ->
            switch (value.getValueType()) {
              case TRUE -> true;
              case FALSE -> false;
              default -> throw wrong(field, "true or false");
            });
  }

  public LocalDate date(String field) {
    return parsed(field, text(field), LocalDate::parse, "a date such as 2026-11-20");
  }

  public Instant instant(String field) {
    return findInstant(field).orElseThrow(() -> missing(field, "an instant"));
  }

  public Optional<Instant> findInstant(String field) {
    return findText(field)
        .map(
            text -> parsed(field, text, Instant::parse, "an instant such as 2026-11-20T14:37:57Z"));
  }

  /// Empty when the field is missing.
  public List<String> texts(String field) {
    return findTexts(field).orElse(List.of());
  }

  /// Empty when the field is missing or null, which is not the same as a list of none.
  public Optional<List<String>> findTexts(String field) {
    return find(field, "an array of strings", JsonArray.class).map(array -> texts(field, array));
  }

  private List<String> texts(String field, JsonArray array) {
    return IntStream.range(0, array.size())
        .mapToObj(i ->
            array.get(i) instanceof JsonString text
                ? text.getString()
                : refuse(field + "/" + i, "a string"))
        .toList();
  }

  /// Empty when the field is missing. It is to be ended for itself.
  public Optional<JsonInput> findObject(String field) {
    return find(field, "an object", JsonObject.class)
        .map(object -> new JsonInput(object, at(field)));
  }

  /// Empty when the field is missing. Each element is to be ended for itself.
  public List<JsonInput> objects(String field) {
    JsonArray array = array(field, "an array of objects");
    return IntStream.range(0, array.size())
        .mapToObj(i ->
            array.get(i) instanceof JsonObject element
                ? new JsonInput(element, at(field) + "/" + i)
                : this.<JsonInput>refuse(field + "/" + i, "an object"))
        .toList();
  }

  /// Whether the field is there, be it null.
  public boolean has(String field) {
    return object.containsKey(field);
  }

  /// Refuses fields that were not asked for.
  public void end() {
    Set<String> unknown = new TreeSet<>(object.keySet());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw Problem.badRequest(
          at(unknown.iterator().next())
              + ": is not a field of this request; expected none but "
              + new TreeSet<>(asked));
    }
  }

  private JsonArray array(String field, String expected) {
    return find(field, expected, JsonArray.class).orElse(JsonValue.EMPTY_JSON_ARRAY);
  }

  private <T extends JsonValue> Optional<T> find(String field, String expected, Class<T> type) {
    asked.add(field);
    JsonValue value = object.get(field);
    if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw wrong(field, expected);
    }
    return Optional.of(type.cast(value));
  }

  private <T> T parsed(String field, String text, Function<String, T> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (DateTimeException notOne) {
      throw wrong(field, expected);
    }
  }

  private <T> T refuse(String field, String expected) {
    throw wrong(field, expected);
  }

  private ProblemException missing(String field, String expected) {
    return Problem.badRequest(at(field) + ": is missing, expected " + expected);
  }

  private ProblemException wrong(String field, String expected) {
    return Problem.badRequest(at(field) + ": expected " + expected);
  }

  private String at(String field) {
    return pointer + "/" + field;
  }
}
