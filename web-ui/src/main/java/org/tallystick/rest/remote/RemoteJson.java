package org.tallystick.rest.remote;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.remote.NewBinding;
import org.tallystick.remote.RemoteBinding;
import org.tallystick.remote.RemoteBindingState;
import org.tallystick.remote.RemoteServer;
import org.tallystick.remote.RemoteServerState;
import org.tallystick.remote.client.TestReport;
import org.tallystick.remote.client.TestStep;
import org.tallystick.remote.poll.FailingFile;
import org.tallystick.remote.push.Waiting;

/// Remote servers and what belongs to them. Passwords and private keys never leave.
final class RemoteJson {

  private RemoteJson() {}

  static JsonObject of(
      RemoteServer server,
      Optional<RemoteServerState> state,
      Optional<PublicKeyText> publicKey,
      boolean hasPassword,
      List<RemoteBinding> bindings) {
    JsonArrayBuilder interfaces = Json.createArrayBuilder();
    bindings.forEach(binding -> interfaces.add(binding.agreed().value()));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", server.id().value())
            .add("partner", server.partner().value())
            .add("host", server.host())
            .add("port", server.port())
            .add("user", server.login())
            .add("authentication", server.authentication().word())
            .add("hasPassword", hasPassword)
            .add("interfaces", interfaces)
            .add("createdAt", server.createdAt().toString());
    server.via().ifPresent(via -> json.add("jumpHost", via.value()));
    publicKey.ifPresent(key -> json.add("publicKey", line(key)));
    server
        .pinned()
        .ifPresent(key ->
            json.add(
                "hostKey",
                key(key)
                    .add("confirmedAt", server.pinnedAt().orElseThrow().toString())
                    .add("confirmedBy", server.pinnedBy().orElseThrow())));
    state.ifPresent(one -> json.add("state", of(server, one)));
    return json.build();
  }

  private static JsonObjectBuilder of(RemoteServer server, RemoteServerState state) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("failures", state.failures());
    state.succeededAt().ifPresent(at -> json.add("succeededAt", at.toString()));
    state.failedAt().ifPresent(at -> json.add("failedAt", at.toString()));
    state.failure().ifPresent(sentence -> json.add("failure", sentence));
    state.openUntil().ifPresent(at -> json.add("leftAloneUntil", at.toString()));
    state
        .offered()
        .filter(key -> !server.pinned().equals(Optional.of(key)))
        .ifPresent(key ->
            json.add(
                "otherHostKey",
                key(key).add("shownAt", state.offeredAt().orElseThrow().toString())));
    return json;
  }

  private static JsonObjectBuilder key(PublicKeyText key) {
    return Json.createObjectBuilder()
        .add("fingerprint", key.fingerprint())
        .add("algorithm", key.algorithm());
  }

  private static String line(PublicKeyText key) {
    return key.algorithm()
        + " "
        + Base64.getEncoder().encodeToString(key.blob())
        + " "
        + key.label();
  }

  static JsonObject of(RemoteBinding binding, Optional<RemoteBindingState> state) {
    NewBinding terms = binding.terms();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("interface", binding.agreed().value())
            .add("server", terms.server().value())
            .add("directory", terms.directory().text())
            .add("schedule", terms.schedule().text())
            .add("stableSeconds", terms.stable().toSeconds())
            .add("afterFetch", terms.habit().kind().word())
            .add("partName", terms.partName())
            .add("retrySeconds", terms.retry().toSeconds())
            .add("tries", terms.tries());
    terms.habit().detail().ifPresent(detail -> json.add("afterFetchDetail", detail));
    state.ifPresent(one -> {
      json.add("nextAt", one.nextAt().toString());
      one.ranAt().ifPresent(at -> json.add("ranAt", at.toString()));
      one.result().ifPresent(sentence -> json.add("result", sentence));
      one.listedIndex()
          .ifPresent(index -> json.add("listing", terms.server().partner().value() + "." + index));
    });
    return json.build();
  }

  static JsonObject of(Waiting file) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("document", file.document().toString())
            .add("interface", file.agreed().value())
            .add("name", file.name().text())
            .add("attempts", file.attempts())
            .add("gaveUp", file.gaveUp())
            .add("nextAt", file.next().toString());
    file.failure().ifPresent(sentence -> json.add("failure", sentence));
    return json.build();
  }

  static JsonObject of(FailingFile file) {
    return Json.createObjectBuilder()
        .add("interface", file.agreed().value())
        .add("name", file.name().encoded())
        .add("size", file.size())
        .add("isHere", file.isHere())
        .add("attempts", file.attempts())
        .add("gaveUp", file.gaveUp())
        .add("nextAt", file.next().toString())
        .add("failure", file.failure())
        .build();
  }

  static JsonObject of(TestReport report) {
    JsonArrayBuilder steps = Json.createArrayBuilder();
    report.steps().forEach(step -> steps.add(of(step)));
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("succeeded", report.succeeded()).add("steps", steps);
    report.offered().ifPresent(key -> json.add("hostKey", key(key)));
    return json.build();
  }

  private static JsonObjectBuilder of(TestStep step) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("step", step.step().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .add("succeeded", step.succeeded())
            .add("tried", step.tried())
            .add("answered", step.answered());
    step.next().ifPresent(next -> json.add("next", next));
    return json;
  }
}
