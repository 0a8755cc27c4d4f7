package org.tallystick.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.SharedFolder;

/// The public vectors of RFC 8785, as far as the subset reaches.
class CanonicalVectorsTest {

  private static byte[] vector(String folder, String name) throws IOException {
    Path vectors = SharedFolder.require("vectors/jcs");
    return Files.readAllBytes(vectors.resolve(folder).resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"french.json", "structures.json", "unicode.json", "weird.json"})
  void aVectorInsideTheSubsetReadsAndWritesBack(String name) throws IOException {
    byte[] canonical = vector("output", name);

    assertThat(CanonicalJson.parse(canonical).bytes()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"french", "structures", "unicode", "weird"})
  void theBytesAreThoseOfTheVectorsHexDump(String name) throws IOException {
    String dump = new String(vector("outhex", name + ".txt"), UTF_8).replaceAll("\\s", "");

    assertThat(CanonicalJson.parse(HexFormat.of().parseHex(dump)).bytes())
        .isEqualTo(vector("output", name + ".json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"french.json", "structures.json", "weird.json"})
  void membersPutInAnyOrderComeOutInTheVectorsOrder(String name) throws IOException {
    byte[] canonical = vector("output", name);
    JsonObject object = JsonObject.parse(canonical);
    List<String> names = new ArrayList<>(object.members().keySet());
    Collections.reverse(names);

    JsonObject.Builder builder = JsonObject.builder();
    names.forEach(member -> builder.put(member, object.find(member).orElseThrow()));

    assertThat(builder.build().bytes()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"french.json", "structures.json", "unicode.json", "weird.json"})
  void theSameValueInAnotherSpellingIsRefused(String name) throws IOException {
    byte[] other = vector("input", name);

    assertThatThrownBy(() -> CanonicalJson.parse(other)).isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrays.json", "values.json"})
  void floatsLiteralsAndNullAreOutsideTheSubset(String name) throws IOException {
    byte[] canonical = vector("output", name);

    assertThatThrownBy(() -> CanonicalJson.parse(canonical))
        .isInstanceOf(MalformedJsonException.class);
  }
}
