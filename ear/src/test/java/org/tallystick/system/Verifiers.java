package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Both offline verifiers, as an expert without the server runs them.
final class Verifiers {

  private static final List<List<String>> PROGRAMS =
      List.of(
          List.of(
              Path.of(System.getProperty("java.home"), "bin/java").toString(),
              "-jar",
              Checkout.root().resolve("evidence/target/tallystick-verify.jar").toString()),
          List.of(
              "/usr/bin/python3",
              Checkout.root().resolve("evidence/src/main/python/verify.py").toString()));

  private Verifiers() {}

  /// Expects that both accept a pack.
  static List<String> accept(Path pack) {
    return accept(List.of("pack", pack.toString()), pack);
  }

  /// Expects that both accept.
  ///
  /// @param what `receipt`, `mirror` or `key-change`
  /// @return what each of them said
  static List<String> accept(String what, Path subject, Path policy) {
    return accept(List.of(what, subject.toString(), "--policy", policy.toString()), policy);
  }

  private static List<String> accept(List<String> words, Path beside) {
    List<String> said = new ArrayList<>();
    for (List<String> program : PROGRAMS) {
      List<String> command = new ArrayList<>(program);
      command.addAll(words);
      PartnerClient verified = PartnerClient.run(beside.resolveSibling("."), command);
      assertThat(verified.status()).as(verified.output()).isZero();
      assertThat(verified.output()).contains("accepted");
      said.add(verified.output());
    }
    return said;
  }
}
