package org.tallystick.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescriptionTest {

  private static final Pattern PATH = Pattern.compile("^  \"(/[^\"]*)\": \\{$");
  private static final Pattern METHOD =
      Pattern.compile("^   \"(get|head|post|put|patch|delete)\": \\{$");
  private static final Pattern SCOPE = Pattern.compile("\"description\": \"Scope `([a-z:]+)`");

  @Test
  void every_method_of_every_resource_is_described_and_nothing_else() throws IOException {
    Set<String> described = new TreeSet<>();
    String path = "";
    for (String line : description().lines().toList()) {
      Matcher atPath = PATH.matcher(line);
      Matcher atMethod = METHOD.matcher(line);
      if (atPath.matches()) {
        path = atPath.group(1);
      } else if (atMethod.matches()) {
        described.add(atMethod.group(1) + " " + path);
      }
    }

    Set<String> provided = new TreeSet<>();
    methods().forEach(method -> provided.add(operation(method)));

    assertThat(described).isEqualTo(provided);
  }

  @Test
  void every_method_says_what_it_needs() {
    assertThat(methods())
        .allSatisfy(method ->
            assertThat(
                    Stream.of(Needs.class, Open.class, AnyScope.class)
                        .filter(method::isAnnotationPresent))
                .as(operation(method))
                .hasSize(1));
  }

  @Test
  void only_the_description_and_the_verifiers_are_open() {
    assertThat(
            methods()
                .filter(method -> method.isAnnotationPresent(Open.class))
                .map(DescriptionTest::operation))
        .containsExactlyInAnyOrder(
            "get /openapi.json",
            "get /verifiers",
            "get /verifiers/SHA256SUMS",
            "get /verifiers/{sha256}/{file}");
  }

  @Test
  void what_changes_something_needs_a_scope_for_writing() {
    assertThat(methods().filter(method -> !Set.of("get", "head").contains(httpMethod(method))))
        .isNotEmpty()
        .allSatisfy(method ->
            assertThat(method.getAnnotation(Needs.class).value().word())
                .as(operation(method))
                .matches(".*:(write|send)"));
  }

  @Test
  void the_described_scopes_are_those_asked_for() throws IOException {
    Matcher scopes = SCOPE.matcher(description());
    long described = scopes.results().count();

    assertThat(described)
        .isEqualTo(methods().filter(method -> method.isAnnotationPresent(Needs.class)).count());
  }

  private static String description() throws IOException {
    try (InputStream in = DescriptionTest.class.getResourceAsStream("openapi.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Stream<Method> methods() {
    return RestApplication.RESOURCES.stream()
        .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
        .filter(method -> !httpMethod(method).isEmpty());
  }

  private static String operation(Method method) {
    Path below = method.getAnnotation(Path.class);
    return httpMethod(method)
        + " "
        + method.getDeclaringClass().getAnnotation(Path.class).value()
        + (below == null ? "" : below.value().replaceAll("\\{(\\w+):[^}]*}", "{$1}"));
  }

  private static String httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }
}
