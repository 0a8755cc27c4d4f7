package org.tallystick.rest.partner;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;

/// The rules of an interface, as {@link RulesInput} reads them again.
final class RulesJson {

  private RulesJson() {}

  static JsonObject of(PublicationRule rule) {
    return Json.createObjectBuilder()
        .add("when", rule.when().word())
        .add("partNames", list(rule.parts(), NameGlob::text))
        .add("sidecars", list(rule.sidecars(), SidecarKind::suffix))
        .add("markers", list(rule.markers(), Suffix::text))
        .build();
  }

  static JsonObject of(HandOver handOver) {
    Acknowledgements taken = handOver.acknowledgements();
    return Json.createObjectBuilder()
        .add("sidecars", handOver.sidecars())
        .add(
            "acknowledgements",
            Json.createObjectBuilder()
                .add("suffixes", list(taken.suffixes(), Suffix::text))
                .add("folders", list(taken.directories(), Function.identity()))
                .add("removal", taken.removal()))
        .add("eraseAfterDownload", handOver.eraseAfterDownload())
        .add("duplicates", handOver.duplicates().word())
        .build();
  }

  /// What the rule makes of a name.
  static JsonObject of(PublicationRule rule, RawName name) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("name", name.text());
    switch (rule.decide(name)) {
      case NameRole.DataFile file -> json.add("role", "file");
      case NameRole.PartName(String glob) -> json.add("role", "part").add("pattern", glob);
      case NameRole.Sidecar sidecar -> {
        json.add("role", "sidecar").add("suffix", sidecar.kind().suffix());
        sidecar.of().ifPresent(of -> json.add("of", of.text()));
      }
      case NameRole.Marker(RawName of, String suffix) ->
          json.add("role", "marker").add("suffix", suffix).add("of", of.text());
    }
    return json.add("sentence", rule.sentence(name)).build();
  }

  private static <T> JsonArrayBuilder list(List<T> items, Function<T, String> word) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(item -> array.add(word.apply(item)));
    return array;
  }
}
