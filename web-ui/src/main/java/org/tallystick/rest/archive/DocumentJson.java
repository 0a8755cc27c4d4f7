package org.tallystick.rest.archive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;
import org.tallystick.archive.Document;
import org.tallystick.delivery.Delivery;
import org.tallystick.ledger.LedgerPosition;

/// A document's metadata.
public final class DocumentJson {

  private DocumentJson() {}

  public static JsonObject of(Document document) {
    return head(document).build();
  }

  /// With what became of it, of those we sent.
  public static JsonObject of(Document document, Map<LedgerPosition, Delivery> deliveries) {
    JsonObjectBuilder json = head(document);
    Delivery delivery = deliveries.get(document.position());
    if (delivery != null) {
      json.add("delivery", of(delivery));
    }
    return json.build();
  }

  private static JsonObjectBuilder of(Delivery delivery) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("state", delivery.state().word())
            .add("since", delivery.since().toString());
    delivery.firsts().delivered().ifPresent(at -> json.add("deliveredAt", at.toString()));
    delivery.firsts().acknowledged().ifPresent(at -> json.add("acknowledgedAt", at.toString()));
    return json;
  }

  private static JsonObjectBuilder head(Document document) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", document.position().toString())
            .add("partner", document.partner().value())
            .add("direction", document.direction().name().toLowerCase(Locale.ROOT))
            .add("name", document.name())
            .add("size", document.size())
            .add("sha256", document.digest().hex())
            .add("archivedAt", document.archivedAt().toString());
    // Percent-encoded from the raw bytes, so that names that are not UTF-8 survive.
    document.path().ifPresent(path -> json.add("path", path.encoded()));
    document.interfaceId().ifPresent(agreed -> json.add("interface", agreed));
    document.account().ifPresent(account -> json.add("account", account));
    document.session().ifPresent(session -> json.add("session", session));
    return json;
  }
}
