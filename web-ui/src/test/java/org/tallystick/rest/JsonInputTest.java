package org.tallystick.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

  @Test
  void every_field_is_read_by_its_type() {
    JsonInput input =
        parse(
            """
            {"name": "Anna", "disabled": true, "quantity": 1.50, "issuedOn": "2026-11-20", "expiresAt": "2026-11-20T14:37:57Z",
             "roles": ["auditor"], "lines": [{"item": "A"}]}
            """);

    assertThat(input.text("name")).isEqualTo("Anna");
    assertThat(input.findFlag("disabled")).contains(true);
    assertThat(input.number("quantity")).isEqualTo(new BigDecimal("1.50"));
    assertThat(input.date("issuedOn")).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(input.findInstant("expiresAt")).contains(Instant.parse("2026-11-20T14:37:57Z"));
    assertThat(input.texts("roles")).containsExactly("auditor");
    assertThat(input.objects("lines"))
        .singleElement()
        .satisfies(line -> assertThat(line.text("item")).isEqualTo("A"));
    input.end();
  }

  @Test
  void what_is_missing_or_null_is_empty_where_it_may_be() {
    JsonInput input = parse("{\"password\": null}");

    assertThat(input.findText("password")).isEmpty();
    assertThat(input.has("password")).isTrue();
    assertThat(input.has("roles")).isFalse();
    assertThat(input.texts("roles")).isEmpty();
  }

  @Test
  void a_field_nobody_asked_for_is_refused_by_its_name() {
    JsonInput input = parse("{\"name\": \"Anna\", \"nmae\": \"Berta\"}");
    input.text("name");

    assertThatThrownBy(input::end)
        .isInstanceOf(ProblemException.class)
        .hasMessage("/nmae: is not a field of this request; expected none but [name]");
  }

  @Test
  void a_wrong_type_is_refused_where_it_stands() {
    refuses("{\"name\": 1}", input -> input.text("name"), "/name: expected a string");
    refuses("{}", input -> input.text("name"), "/name: is missing, expected a string");
    refuses(
        "{\"disabled\": \"yes\"}",
        input -> input.findFlag("disabled"),
        "/disabled: expected true or false");
    refuses(
        "{\"roles\": [\"auditor\", 1]}",
        input -> input.texts("roles"),
        "/roles/1: expected a string");
    refuses(
        "{\"roles\": \"auditor\"}",
        input -> input.texts("roles"),
        "/roles: expected an array of strings");
    refuses(
        "{\"issuedOn\": \"20.11.2026\"}",
        input -> input.date("issuedOn"),
        "/issuedOn: expected a date such as 2026-11-20");
    refuses(
        "{\"issuedOn\": \"2026-02-30\"}",
        input -> input.date("issuedOn"),
        "/issuedOn: expected a date such as 2026-11-20");
    refuses(
        "{\"lines\": [{}]}",
        input -> input.objects("lines").getFirst().number("quantity"),
        "/lines/0/quantity: is missing, expected a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"a\":1}{", "{\"a\":1,\"a\":2}", "{'a':1}", "{\"a\":01}", "\u0000"})
  void malformed_json_is_refused(String body) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("body: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null"})
  void anything_but_an_object_is_refused(String body) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOf(ProblemException.class)
        .hasMessage("body: expected a JSON object");
  }

  @Test
  void an_endless_body_is_refused_as_too_large() {
    String body = "{\"name\": \"" + "x".repeat(JsonInput.LONGEST) + "\"}";

    assertThatThrownBy(() -> parse(body))
        .isInstanceOf(ProblemException.class)
        .hasMessage("body: expected at most 1048576 bytes");
  }

  private static void refuses(String body, Consumer<JsonInput> reading, String sentence) {
    JsonInput input = parse(body);
    assertThatThrownBy(() -> reading.accept(input))
        .isInstanceOf(ProblemException.class)
        .hasMessage(sentence);
  }

  private static JsonInput parse(String body) {
    return JsonInput.parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
