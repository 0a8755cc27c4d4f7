package org.tallystick.rest.partner;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.Duplicates;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Problem;

/// The rules a program wants for an interface: what is missing stays, a list that is null becomes the usual one.
final class RulesInput {

  private RulesInput() {}

  static InterfaceRules changed(PartnerInterface agreed, JsonInput input) {
    InterfaceRules now = agreed.rules();
    Optional<JsonInput> publication = input.findObject("publication");
    Optional<JsonInput> handOver = input.findObject("handOver");
    input.end();
    boolean inbound = agreed.direction() == Direction.INBOUND;
    if (inbound ? handOver.isPresent() : publication.isPresent()) {
      throw Problem.unprocessable(
          "interface "
              + agreed.id()
              + (inbound
                  ? ": is inbound, found handOver, expected publication"
                  : ": is outbound, found publication, expected handOver"));
    }
    return new InterfaceRules(
        publication.map(wanted -> publication(now.publication(), wanted)).orElse(now.publication()),
        handOver.map(wanted -> handOver(now.handOver(), wanted)).orElse(now.handOver()));
  }

  private static PublicationRule publication(PublicationRule now, JsonInput input) {
    PublicationRule rule =
        new PublicationRule(
            input.findText("when").map(PublishWhen::ofWord).orElse(now.when()),
            list(input, "partNames", NameGlob::new, now.parts(), PublicationRule.USUAL_PARTS),
            list(input, "sidecars", SidecarKind::ofWord, now.sidecars(), SidecarKind.ALL),
            list(input, "markers", Suffix::new, now.markers(), PublicationRule.USUAL_MARKERS));
    input.end();
    return rule;
  }

  private static HandOver handOver(HandOver now, JsonInput input) {
    HandOver handOver =
        new HandOver(
            input.findFlag("sidecars").orElse(now.sidecars()),
            input
                .findObject("acknowledgements")
                .map(wanted -> acknowledgements(now.acknowledgements(), wanted))
                .orElse(now.acknowledgements()),
            input.findFlag("eraseAfterDownload").orElse(now.eraseAfterDownload()),
            input.findText("duplicates").map(Duplicates::ofWord).orElse(now.duplicates()));
    input.end();
    return handOver;
  }

  private static Acknowledgements acknowledgements(Acknowledgements now, JsonInput input) {
    Acknowledgements usual = Acknowledgements.USUAL;
    Acknowledgements taken =
        new Acknowledgements(
            list(input, "suffixes", Suffix::new, now.suffixes(), usual.suffixes()),
            list(input, "folders", Function.identity(), now.directories(), usual.directories()),
            input.findFlag("removal").orElse(now.removal()));
    input.end();
    return taken;
  }

  private static <T> List<T> list(
      JsonInput input, String field, Function<String, T> reader, List<T> now, List<T> usual) {
    boolean changes = input.has(field);
    Optional<List<String>> wanted = input.findTexts(field);
    return changes
        ? wanted.map(texts -> texts.stream().map(reader).distinct().toList()).orElse(usual)
        : now;
  }
}
