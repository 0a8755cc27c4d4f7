package org.tallystick.rest.live;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Locale;
import org.tallystick.guard.Ban;
import org.tallystick.live.LiveSession;
import org.tallystick.live.LiveTransfer;

/// Sessions and bans as programs read them.
final class LiveJson {

  private LiveJson() {}

  static JsonObject of(LiveSession session) {
    Instant now = Instant.now();
    JsonArrayBuilder transfers = Json.createArrayBuilder();
    session.transfers().forEach(transfer -> transfers.add(of(transfer, now)));
    return Json.createObjectBuilder()
        .add("id", session.id().toString())
        .add("account", session.account().value())
        .add("partner", session.partner().value())
        .add("peer", session.peer())
        .add("client", session.client())
        .add("algorithms", session.algorithms())
        .add("weak", session.weak())
        .add("dated", session.dated())
        .add("since", session.since().toString())
        .add("transfers", transfers)
        .build();
  }

  private static JsonObject of(LiveTransfer transfer, Instant now) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("path", transfer.path().encoded())
            .add("direction", transfer.direction().name().toLowerCase(Locale.ROOT))
            .add("bytes", transfer.bytes())
            .add("bytesPerSecond", transfer.bytesPerSecond(now))
            .add("since", transfer.since().toString());
    transfer.size().ifPresent(size -> json.add("size", size));
    return json.build();
  }

  static JsonObject of(Ban ban) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("address", ban.address())
            .add("since", ban.since().toString())
            .add("until", ban.until().toString())
            .add("reason", ban.reason());
    ban.by().ifPresent(user -> json.add("by", user));
    return json.build();
  }
}
