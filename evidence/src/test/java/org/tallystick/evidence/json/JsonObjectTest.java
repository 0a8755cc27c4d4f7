package org.tallystick.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  private final JsonObject object =
      JsonObject.builder()
          .put("text", "a")
          .put("number", 5)
          .put("list", JsonArray.ofStrings(List.of("x", "y")))
          .put("inner", JsonObject.builder().put("k", 1).build())
          .build();

  @Test
  void membersAreReadByTheirType() {
    assertThat(object.text("text")).isEqualTo("a");
    assertThat(object.integer("number")).isEqualTo(5);
    assertThat(object.array("list").strings()).containsExactly("x", "y");
    assertThat(object.object("inner").integer("k")).isEqualTo(1);
    assertThat(object.findText("absent")).isEmpty();
  }

  @Test
  void aMemberOfAnotherTypeIsRefusedByName() {
    assertThatThrownBy(() -> object.text("number"))
        .hasMessage("member \"number\" is a JsonInteger: expected a JsonString");
    assertThatThrownBy(() -> object.findText("list")).hasMessageContaining("\"list\"");
    assertThatThrownBy(() -> object.integer("absent"))
        .hasMessageContaining("without member \"absent\"");
    assertThatThrownBy(() -> new JsonArray(List.of(new JsonInteger(1))).strings())
        .hasMessageContaining("expected a string");
  }

  @Test
  void aMemberGivenTwiceIsRefused() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);

    assertThatThrownBy(() -> builder.put("a", 1)).hasMessageContaining("given twice");
  }

  @Test
  void exactlyTheNamedMembersAreRequired() {
    assertThat(object.requireExactly(Set.of("text", "number", "list", "inner"))).isSameAs(object);
    assertThatThrownBy(() -> object.requireExactly(Set.of("text"))).hasMessageContaining("[text]");
    assertThatThrownBy(
            () -> object.requireExactly(Set.of("text", "number", "list", "inner", "more")))
        .hasMessageContaining("more");
  }

  @Test
  void somethingElseThanAnObjectIsRefused() {
    assertThatThrownBy(() -> JsonObject.parse("[]".getBytes(UTF_8)))
        .hasMessageContaining("expected an object");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\ud83d', '\ude02'})
  void aLoneSurrogateIsRefusedInValuesAndNames(char surrogate) {
    for (String value :
        List.of("" + surrogate, "a" + surrogate + "b", "\ud83d\ude02" + surrogate)) {
      assertThatThrownBy(() -> new JsonString(value)).hasMessageContaining("lone surrogate");
      assertThatThrownBy(() -> JsonObject.builder().put(value, 1).build())
          .hasMessageContaining("lone surrogate");
    }
  }

  @Test
  void surrogatesInReverseAreTwoLoneOnes() {
    assertThatThrownBy(() -> new JsonString("\ude02\ud83d")).hasMessageContaining("character 0");
  }

  @Test
  void integersReachUpToTheLastExactOne() {
    long last = (1L << 53) - 1;

    assertThat(new JsonInteger(last).bytes()).asString(UTF_8).isEqualTo("9007199254740991");
    assertThatThrownBy(() -> new JsonInteger(last + 1)).hasMessageContaining("below 2^53");
    assertThatThrownBy(() -> new JsonInteger(-last - 1)).hasMessageContaining("below 2^53");
  }

  @Test
  void everyControlCharacterWritesAndReadsBack() {
    for (char c = 0; c < 0x100; c++) {
      JsonString string = new JsonString("a" + c + "b");

      assertThat(CanonicalJson.parse(string.bytes())).isEqualTo(string);
    }
  }
}
