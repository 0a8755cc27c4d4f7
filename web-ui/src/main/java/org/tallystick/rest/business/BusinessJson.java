package org.tallystick.rest.business;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessLine;
import org.tallystick.business.Link;

/// A business document, alone or with its lines and links.
public final class BusinessJson {

  private BusinessJson() {}

  public static JsonObject of(BusinessDocument document) {
    return head(document).build();
  }

  static JsonObject of(BusinessDocument document, List<BusinessLine> lines, List<Link> links) {
    JsonArrayBuilder lineArray = Json.createArrayBuilder();
    lines.forEach(line -> lineArray.add(of(line)));
    JsonArrayBuilder linkArray = Json.createArrayBuilder();
    links.forEach(link -> linkArray.add(of(link)));
    return head(document).add("lines", lineArray).add("links", linkArray).build();
  }

  static JsonObject of(Link link) {
    return Json.createObjectBuilder()
        .add("document", link.file().toString())
        .add("linkedAt", link.linkedAt().toString())
        .add("linkedBy", link.linkedBy())
        .build();
  }

  private static JsonObject of(BusinessLine line) {
    return Json.createObjectBuilder()
        .add("number", line.number())
        .add("item", line.item())
        .add("description", line.description())
        .add("quantity", line.quantity())
        .add("unit", line.unit())
        .build();
  }

  private static JsonObjectBuilder head(BusinessDocument document) {
    return Json.createObjectBuilder()
        .add("id", document.id().toString())
        .add("partner", document.partner().value())
        .add("kind", document.kind().word())
        .add("number", document.number().value())
        .add("issuedOn", document.issuedOn().toString())
        .add("createdAt", document.createdAt().toString())
        .add("createdBy", document.createdBy());
  }
}
