package org.tallystick.rest.resend;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import org.tallystick.resend.ResendLine;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendPreview;
import org.tallystick.resend.ResendProgress;

/// Orders to send files again, what they would mean, and how they stand.
final class ResendJson {

  private ResendJson() {}

  static JsonObject of(ResendPreview preview) {
    return Json.createObjectBuilder()
        .add("files", preview.files())
        .add("partners", preview.partners())
        .add("bytes", preview.bytes())
        .add("acknowledged", preview.acknowledged())
        .add("superseded", preview.superseded())
        .add("there", preview.there())
        .add("leftOut", preview.leftOut())
        .add("needsApproval", preview.needsApproval())
        .add("sentence", preview.sentence())
        .build();
  }

  static JsonObject of(ResendProgress progress) {
    ResendOrder order = progress.order();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", order.id().toString())
            .add("kind", word(order.kind()))
            .add("state", word(progress.state()))
            .add("reason", order.reason())
            .add("orderedBy", order.orderedBy())
            .add("orderedAt", order.orderedAt().toString())
            .add("files", order.files())
            .add("waiting", progress.waiting())
            .add("done", progress.done())
            .add("there", progress.there())
            .add("refused", progress.refused())
            .add("undone", progress.undone());
    order.approvedBy().ifPresent(by -> json.add("approvedBy", by));
    order.approvedAt().ifPresent(at -> json.add("approvedAt", at.toString()));
    order.stoppedBy().ifPresent(by -> json.add("stoppedBy", by));
    order.stoppedAt().ifPresent(at -> json.add("stoppedAt", at.toString()));
    return json.build();
  }

  static JsonObject of(ResendLine line) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("document", line.document().toString())
            .add("outcome", word(line.outcome()));
    line.again().ifPresent(again -> json.add("again", again.toString()));
    line.why().ifPresent(why -> json.add("why", why));
    return json.build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
