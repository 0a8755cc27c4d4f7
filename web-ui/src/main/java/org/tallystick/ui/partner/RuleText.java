package org.tallystick.ui.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;

/// The rules of an interface in sentences.
final class RuleText {

  private RuleText() {}

  /// Of an inbound one when files are published, of an outbound one what belongs to the files we send.
  static List<String> of(PartnerInterface agreed) {
    return agreed.direction() == Direction.INBOUND
        ? of(agreed.rules().publication())
        : of(agreed.rules().handOver());
  }

  static List<String> of(PublicationRule rule) {
    List<String> sentences = new ArrayList<>();
    sentences.add("A file is " + rule.sentence() + ".");
    if (rule.when() == PublishWhen.ON_SIDECAR) {
      sentences.add("Hash sidecars: " + words(rule.sidecars(), SidecarKind::suffix) + ".");
    }
    if (rule.when() == PublishWhen.ON_MARKER) {
      sentences.add("Ready markers: " + words(rule.markers(), Suffix::text) + ".");
    }
    sentences.add(
        rule.parts().isEmpty()
            ? "No name is a part name."
            : "Part names, never an exchange: " + words(rule.parts(), NameGlob::text));
    return sentences;
  }

  static List<String> of(HandOver handOver) {
    Acknowledgements taken = handOver.acknowledgements();
    String ways =
        Stream.of(
                taken.suffixes().stream().map(suffix -> "renamed to NAME" + suffix.text()),
                taken.directories().stream().map(folder -> "moved into " + folder + "/"),
                taken.removal() ? Stream.of("deleted after download") : Stream.<String>empty())
            .flatMap(way -> way)
            .collect(Collectors.joining(", "));
    List<String> sentences = new ArrayList<>();
    sentences.add(
        ways.isEmpty()
            ? "The partner has no way to say that it took a file over."
            : "The partner takes a file over when it is " + ways + ".");
    sentences.add(
        handOver.sidecars()
            ? "Each file has a .sha256 beside it, its directory a SHA256SUMS."
            : "No sidecars stand beside the files.");
    if (handOver.eraseAfterDownload()) {
      sentences.add("A name goes when all of its file was downloaded; the document stays.");
    }
    sentences.add(
        switch (handOver.duplicates()) {
          case REFUSE -> "The same bytes are never sent twice.";
          case ASK -> "The same bytes are sent again only when that is confirmed.";
          case ALLOW -> "The same bytes may be sent as often as somebody sends them.";
        });
    return sentences;
  }

  private static <T> String words(List<T> items, Function<T, String> word) {
    return items.stream().map(word).collect(Collectors.joining(" "));
  }
}
