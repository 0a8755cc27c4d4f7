package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.Duplicates;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;

/// The columns an interface's rules are kept in: a list is one text, one item a line; null means what is usual.
@Embeddable
class AgreedRules {

  @Enumerated(EnumType.STRING)
  @Column(name = "publication", nullable = false)
  private PublishWhen publication = PublishWhen.ON_CLOSE;

  @Column(name = "part_names")
  private @Nullable String partNames;

  @Column(name = "sidecar_kinds")
  private @Nullable String sidecarKinds;

  @Column(name = "ready_markers")
  private @Nullable String readyMarkers;

  @Column(name = "places_sidecars", nullable = false)
  private boolean placesSidecars;

  @Column(name = "taken_suffixes")
  private @Nullable String takenSuffixes;

  @Column(name = "taken_directories")
  private @Nullable String takenDirectories;

  @Column(name = "removal_acknowledges", nullable = false)
  private boolean removalAcknowledges = true;

  @Column(name = "erases_after_download", nullable = false)
  private boolean erasesAfterDownload;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Duplicates duplicates = Duplicates.ASK;

  AgreedRules() {}

  static AgreedRules of(InterfaceRules rules) {
    PublicationRule rule = rules.publication();
    HandOver handOver = rules.handOver();
    AgreedRules columns = new AgreedRules();
    columns.publication = rule.when();
    columns.partNames =
        rule.parts().equals(PublicationRule.USUAL_PARTS)
            ? null
            : text(rule.parts(), NameGlob::text);
    columns.sidecarKinds =
        rule.sidecars().equals(SidecarKind.ALL) ? null : text(rule.sidecars(), SidecarKind::suffix);
    columns.readyMarkers =
        rule.markers().equals(PublicationRule.USUAL_MARKERS)
            ? null
            : text(rule.markers(), Suffix::text);
    columns.placesSidecars = handOver.sidecars();
    columns.takenSuffixes =
        handOver.acknowledgements().suffixes().equals(Acknowledgements.USUAL.suffixes())
            ? null
            : text(handOver.acknowledgements().suffixes(), Suffix::text);
    columns.takenDirectories =
        handOver.acknowledgements().directories().equals(Acknowledgements.USUAL.directories())
            ? null
            : text(handOver.acknowledgements().directories(), Function.identity());
    columns.removalAcknowledges = handOver.acknowledgements().removal();
    columns.erasesAfterDownload = handOver.eraseAfterDownload();
    columns.duplicates = handOver.duplicates();
    return columns;
  }

  private static <T> String text(List<T> items, Function<T, String> word) {
    return items.stream().map(word).collect(Collectors.joining("\n"));
  }

  InterfaceRules read() {
    return new InterfaceRules(
        new PublicationRule(
            publication,
            items(partNames, NameGlob::new, PublicationRule.USUAL_PARTS),
            items(sidecarKinds, SidecarKind::ofWord, SidecarKind.ALL),
            items(readyMarkers, Suffix::new, PublicationRule.USUAL_MARKERS)),
        new HandOver(
            placesSidecars,
            new Acknowledgements(
                items(takenSuffixes, Suffix::new, Acknowledgements.USUAL.suffixes()),
                items(takenDirectories, Function.identity(), Acknowledgements.USUAL.directories()),
                removalAcknowledges),
            erasesAfterDownload,
            duplicates));
  }

  private static <T> List<T> items(
      @Nullable String text, Function<String, T> reader, List<T> usual) {
    return Optional.ofNullable(text).map(lines -> lines.lines().map(reader).toList()).orElse(usual);
  }
}
