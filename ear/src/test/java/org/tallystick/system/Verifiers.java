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

  /// Expects that both accept.
  ///
  /// @param what `receipt` or `mirror`
  static void accept(String what, Path subject, Path policy) {
    for (List<String> program : PROGRAMS) {
      List<String> command = new ArrayList<>(program);
      command.addAll(List.of(what, subject.toString(), "--policy", policy.toString()));
      PartnerClient verified = PartnerClient.run(policy.resolveSibling("."), command);
      assertThat(verified.status()).as(verified.output()).isZero();
      assertThat(verified.output()).contains("accepted");
    }
  }
}
