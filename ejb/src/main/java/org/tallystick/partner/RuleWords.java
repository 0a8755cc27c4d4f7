package org.tallystick.partner;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;

/// An interface's rules in one line, for the log of what was configured.
final class RuleWords {

  private RuleWords() {}

  static String of(InterfaceRules rules) {
    PublicationRule rule = rules.publication();
    Acknowledgements taken = rules.handOver().acknowledgements();
    return rule.when().word()
        + "; part names "
        + words(rule.parts(), NameGlob::text)
        + "; sidecars "
        + words(rule.sidecars(), SidecarKind::suffix)
        + "; markers "
        + words(rule.markers(), Suffix::text)
        + "; we place "
        + (rules.handOver().sidecars() ? "sha256 sidecars" : "no sidecars")
        + "; taken over by "
        + words(taken.suffixes(), Suffix::text)
        + ", directories "
        + words(taken.directories(), Function.identity())
        + (taken.removal() ? ", removal" : "")
        + (rules.handOver().eraseAfterDownload() ? "; erased after download" : "")
        + "; sent before: "
        + rules.handOver().duplicates().word();
  }

  private static <T> String words(List<T> items, Function<T, String> word) {
    return items.isEmpty() ? "none" : items.stream().map(word).collect(Collectors.joining(" "));
  }
}
