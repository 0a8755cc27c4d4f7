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
    return accepted(judge(List.of("pack", pack.toString()), pack));
  }

  /// Expects that both accept.
  ///
  /// @param what `receipt`, `mirror` or `key-change`
  /// @param held what a mirror is compared with, from before
  /// @return what each of them said
  static List<String> accept(String what, Path subject, Path policy, Path... held) {
    return accepted(judge(what, subject, policy, held));
  }

  private static List<String> accepted(List<PartnerClient> verdicts) {
    for (PartnerClient verified : verdicts) {
      assertThat(verified.status()).as(verified.output()).isZero();
      assertThat(verified.output()).startsWith("accepted: ");
    }
    return verdicts.stream().map(PartnerClient::output).toList();
  }

  /// Expects that both refuse, and for this reason.
  static void refuse(String why, String what, Path subject, Path policy, Path... held) {
    for (PartnerClient verified : judge(what, subject, policy, held)) {
      assertThat(verified.status()).as(verified.output()).isEqualTo(1);
      assertThat(verified.output()).startsWith("refused: ").contains(why);
    }
  }

  private static List<PartnerClient> judge(String what, Path subject, Path policy, Path... held) {
    List<String> words =
        new ArrayList<>(List.of(what, subject.toString(), "--policy", policy.toString()));
    for (Path each : held) {
      words.addAll(List.of("--since", each.toString()));
    }
    return judge(words, policy);
  }

  private static List<PartnerClient> judge(List<String> words, Path beside) {
    List<PartnerClient> verdicts = new ArrayList<>();
    for (List<String> program : PROGRAMS) {
      List<String> command = new ArrayList<>(program);
      command.addAll(words);
      verdicts.add(PartnerClient.run(beside.resolveSibling("."), command));
    }
    return verdicts;
  }
}
