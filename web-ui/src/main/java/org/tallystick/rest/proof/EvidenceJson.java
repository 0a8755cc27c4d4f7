package org.tallystick.rest.proof;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.tallystick.proof.KeyEra;
import org.tallystick.proof.LastCheck;
import org.tallystick.proof.LogKeyState;
import org.tallystick.proof.status.EvidenceFinding;
import org.tallystick.proof.status.EvidenceReport;
import org.tallystick.proof.status.LogState;
import org.tallystick.proof.status.WitnessState;

/// The state of the evidence as programs get it.
final class EvidenceJson {

  private EvidenceJson() {}

  static JsonObject of(EvidenceReport report, List<LogState> logs) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("color", report.color().word())
            .add("findings", array(report.findings(), EvidenceJson::finding))
            .add("authority", report.authority())
            .add("checkpointDirectory", report.checkpoints().toString());
    report.lastStamp().ifPresent(time -> json.add("lastStamp", time.toString()));
    report.check().ifPresent(check -> json.add("check", check(check)));
    return json.add("witnesses", array(report.witnesses(), EvidenceJson::witness))
        .add("logs", array(logs, EvidenceJson::log))
        .build();
  }

  private static <T> JsonArrayBuilder array(
      List<T> items, Function<T, ? extends JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }

  private static JsonObjectBuilder finding(EvidenceFinding finding) {
    return Json.createObjectBuilder()
        .add("color", finding.color().word())
        .add("what", finding.what())
        .add("next", finding.next());
  }

  private static JsonObjectBuilder witness(WitnessState witness) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", witness.name())
            .add("address", witness.address().toString())
            .add("key", witness.key());
    witness.cosigned().ifPresent(time -> json.add("cosigned", time.toString()));
    witness.fault().ifPresent(why -> json.add("fault", why));
    return json;
  }

  private static JsonObjectBuilder check(LastCheck check) {
    return Json.createObjectBuilder()
        .add("begun", check.begun().toString())
        .add("at", check.at().toString())
        .add("complete", check.complete())
        .add("findings", check.findings());
  }

  private static JsonObjectBuilder log(LogState log) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", log.id().value())
            .add("origin", log.origin())
            .add("size", log.signed().value());
    log.stamped()
        .ifPresent(stamped ->
            json.add(
                "stamped",
                Json.createObjectBuilder()
                    .add("size", stamped.size().value())
                    .add("time", stamped.time().toString())
                    .add("authority", stamped.authority())));
    return keys(json, log.keys());
  }

  static JsonObjectBuilder keys(JsonObjectBuilder json, LogKeyState keys) {
    json.add("keys", array(keys.eras(), EvidenceJson::era)).add("keyLost", keys.lost());
    keys.pending().ifPresent(next -> json.add("pendingKey", next.toString()));
    return json;
  }

  private static JsonObjectBuilder era(KeyEra era) {
    return Json.createObjectBuilder()
        .add("since", era.since().value())
        .add("key", era.key().toString())
        .add("vouchedFor", era.change().isPresent());
  }
}
