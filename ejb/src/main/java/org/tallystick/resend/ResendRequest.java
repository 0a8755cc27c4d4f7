package org.tallystick.resend;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.message.CsvRecords;
import org.tallystick.platform.Excerpt;

/// A request file as it was read: what it asks, or why it cannot be understood.
public sealed interface ResendRequest {

  /// In bytes.
  int LARGEST = 1 << 20;

  /// What one request may ask.
  int MOST_ASKS = 1000;

  record Asks(List<Ask> asks) implements ResendRequest {}

  /// @param why subject, found, expected
  record Unreadable(String why) implements ResendRequest {}

  Map<String, Function<String, Optional<Ask>>> FIELDS =
      new LinkedHashMap<>(
          Map.of(
              "sha256",
              Ask::content,
              "name",
              Ask::named,
              "day",
              Ask::day,
              "document",
              Ask::position));

  /// @param ending `json`, `csv` or `txt`
  static ResendRequest read(String ending, byte[] bytes) {
    try {
      List<Ask> asks =
          switch (ending) {
            case "json" -> ofJson(text(bytes));
            case "csv" -> ofCsv(bytes);
            default -> ofText(text(bytes));
          };
      if (asks.isEmpty()) {
        throw new IllegalArgumentException(
            "the request: asks for nothing, expected at least one sha256, name, day or document");
      }
      if (asks.size() > MOST_ASKS) {
        throw new IllegalArgumentException(
            "the request: asks for " + asks.size() + " things, expected at most " + MOST_ASKS);
      }
      return new Asks(asks);
    } catch (IllegalArgumentException refused) {
      return new Unreadable(String.valueOf(refused.getMessage()));
    }
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw new IllegalArgumentException(
          "the request: holds bytes that are no UTF-8, expected text", notText);
    }
  }

  private static List<Ask> ofText(String text) {
    List<Ask> asks = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      number++;
      String said = line.strip();
      if (!said.isEmpty() && !said.startsWith("#")) {
        asks.add(guessed("line " + number, said));
      }
    }
    return asks;
  }

  private static Ask guessed(String where, String said) {
    return Ask.guessed(said)
        .orElseThrow(() ->
            new IllegalArgumentException(
                where
                    + ": found '"
                    + shortened(said)
                    + "', expected a SHA-256, a file name, a day such as 2026-11-20 or a document id such as acme.42"));
  }

  private static Ask field(String where, String field, String said) {
    Function<String, Optional<Ask>> kind = FIELDS.get(field);
    if (kind == null) {
      throw new IllegalArgumentException(
          where
              + ": found the field '"
              + shortened(field)
              + "', expected one of sha256, name, day, document");
    }
    return kind.apply(said)
        .orElseThrow(() ->
            new IllegalArgumentException(
                where
                    + ", "
                    + field
                    + ": found '"
                    + shortened(said)
                    + "', expected "
                    + form(field)));
  }

  private static String form(String field) {
    return switch (field) {
      case "sha256" -> "64 lower-case hexadecimal digits";
      case "day" -> "a day such as 2026-11-20";
      case "document" -> "a document id such as acme.42";
      default -> "a file name of at most 255 bytes, or a whole path";
    };
  }

  private static String shortened(String said) {
    return Excerpt.marked(said, 80);
  }

  private static List<Ask> ofCsv(byte[] bytes) {
    try (CsvRecords records = new CsvRecords(new ByteArrayInputStream(bytes))) {
      Optional<List<String>> header = records.next();
      if (header.isEmpty()) {
        return List.of();
      }
      List<String> fields =
          header.get().stream()
              .map(
                  field -> field.strip().toLowerCase(Locale.ROOT).replace("\u00ef\u00bb\u00bf", ""))
              .toList();
      if (fields.stream().noneMatch(FIELDS::containsKey)) {
        throw new IllegalArgumentException(
            "line 1: found the columns "
                + shortened(String.join(",", fields))
                + ", expected a header with sha256, name, day or document");
      }
      List<Ask> asks = new ArrayList<>();
      for (Optional<List<String>> record = records.next();
          record.isPresent();
          record = records.next()) {
        first(fields, record.get(), records.line()).ifPresent(asks::add);
      }
      return asks;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The first column that says something.
  private static Optional<Ask> first(List<String> fields, List<String> record, long line) {
    for (int i = 0; i < Math.min(fields.size(), record.size()); i++) {
      String said = text(record.get(i).getBytes(StandardCharsets.ISO_8859_1)).strip();
      if (FIELDS.containsKey(fields.get(i)) && !said.isEmpty()) {
        return Optional.of(field("line " + line, fields.get(i), said));
      }
    }
    return Optional.empty();
  }

  private static List<Ask> ofJson(String text) {
    JsonValue value = parse(text);
    JsonValue list = value;
    if (value instanceof JsonObject object && object.containsKey("resend")) {
      requireOneMember(object, "the request");
      list = object.get("resend");
    }
    List<Ask> asks = new ArrayList<>();
    if (list instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        asks.add(element("resend/" + i, array.get(i)));
      }
    } else {
      asks.add(element("the request", list));
    }
    return asks;
  }

  private static JsonValue parse(String text) {
    JsonReaderFactory strict =
        Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    try (JsonReader reader = strict.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (RuntimeException malformed) {
      // Of no common type: JsonException, IllegalStateException, NoSuchElementException; and plain
      // for what is nested too deeply.
      throw new IllegalArgumentException(
          "the request: is not JSON ("
              + String.valueOf(malformed.getMessage()).lines().findFirst().orElse("")
              + "), expected for example {\"resend\":[{\"name\":\"INV-1001.xml\"}]}",
          malformed);
    }
  }

  private static Ask element(String where, JsonValue element) {
    return switch (element) {
      case JsonString said -> guessed(where, said.getString());
      case JsonObject object -> {
        requireOneMember(object, where);
        Map.Entry<String, JsonValue> only = object.entrySet().iterator().next();
        if (!(only.getValue() instanceof JsonString said)) {
          throw new IllegalArgumentException(
              where + ", " + shortened(only.getKey()) + ": expected a string");
        }
        yield field(where, only.getKey(), said.getString());
      }
      default ->
          throw new IllegalArgumentException(
              where + ": expected an object with sha256, name, day or document");
    };
  }

  private static void requireOneMember(JsonObject object, String where) {
    if (object.size() != 1) {
      throw new IllegalArgumentException(
          where
              + ": found "
              + object.size()
              + " members, expected one of sha256, name, day, document");
    }
  }
}
