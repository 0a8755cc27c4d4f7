package org.tallystick.rest.archive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.tallystick.access.AccessEvent;

/// An event with its sentence for people and, unless erased, the event document it comes from.
final class EventJson {

  private EventJson() {}

  static JsonObject of(AccessEvent event) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", event.position().toString())
            .add("at", event.at().toString())
            .add("type", event.type().word())
            .add("operation", event.operation())
            .add("sentence", event.sentence());
    event.account().ifPresent(account -> json.add("account", account));
    event.session().ifPresent(session -> json.add("session", session));
    event.peer().ifPresent(peer -> json.add("peer", peer));
    event.document().ifPresent(document -> json.add("document", document.toString()));
    event.json().ifPresent(text -> json.add("event", read(text)));
    return json.build();
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
