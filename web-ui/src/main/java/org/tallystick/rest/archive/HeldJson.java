package org.tallystick.rest.archive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.tallystick.archive.HeldFile;
import org.tallystick.archive.NotedFinding;

/// Files that are held, and what was found about files.
final class HeldJson {

  private HeldJson() {}

  static JsonObject of(HeldFile file) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", file.held().toString())
            .add("partner", file.partner().value())
            .add("path", file.path().encoded())
            .add("size", file.size())
            .add("since", file.since().toString())
            .add("role", file.role())
            .add("state", file.state().name().toLowerCase(Locale.ROOT))
            .add("why", file.why())
            .add("publishable", file.isPublishable());
    file.agreed().ifPresent(agreed -> json.add("interface", agreed.value()));
    return json.build();
  }

  static JsonObject of(NotedFinding finding) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("event", finding.position().toString())
            .add("partner", finding.position().log().value())
            .add("at", finding.at().toString())
            .add("path", finding.path().encoded())
            .add("code", finding.code())
            .add("severity", finding.severity())
            .add("found", finding.found())
            .add("expected", finding.expected());
    finding.where().ifPresent(where -> json.add("where", where.encoded()));
    return json.build();
  }
}
