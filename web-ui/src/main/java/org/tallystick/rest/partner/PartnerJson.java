package org.tallystick.rest.partner;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.tallystick.manifest.CutOff;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountKey;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerInterface;

/// Partners and what belongs to them. Passwords and their hashes never leave.
final class PartnerJson {

  private PartnerJson() {}

  static JsonObject of(Partner partner) {
    return Json.createObjectBuilder()
        .add("id", partner.id().value())
        .add("name", partner.name())
        .add("createdAt", partner.createdAt().toString())
        .build();
  }

  static JsonObject of(PartnerInterface agreed) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", agreed.id().value())
            .add("partner", agreed.partner().value())
            .add("name", agreed.name())
            .add("direction", agreed.direction().name().toLowerCase(Locale.ROOT))
            .add("directory", agreed.directory().encoded())
            .add("namePattern", agreed.namePattern());
    return (switch (agreed.direction()) {
          case INBOUND -> json.add("publication", RulesJson.of(agreed.rules().publication()));
          case OUTBOUND -> json.add("handOver", RulesJson.of(agreed.rules().handOver()));
        })
        .build();
  }

  static JsonObject of(CutOff cutOff) {
    return head(cutOff).build();
  }

  /// @param own whether the interface has it of its own, and with it manifests of its own
  static JsonObject of(CutOff cutOff, boolean own) {
    return head(cutOff).add("own", own).build();
  }

  private static JsonObjectBuilder head(CutOff cutOff) {
    return Json.createObjectBuilder()
        .add("time", cutOff.time())
        .add("zone", cutOff.zoneName())
        .add("since", cutOff.since().toString());
  }

  static JsonObject of(Account account) {
    return head(account).build();
  }

  /// @param restrictedTo the interfaces it may use; empty means all of its partner's
  static JsonObject of(Account account, List<InterfaceId> restrictedTo) {
    JsonArrayBuilder interfaces = Json.createArrayBuilder();
    restrictedTo.forEach(id -> interfaces.add(id.value()));
    return head(account).add("interfaces", interfaces).build();
  }

  private static JsonObjectBuilder head(Account account) {
    return Json.createObjectBuilder()
        .add("id", account.id().value())
        .add("partner", account.partner().value())
        .add("login", account.login())
        .add("hasPassword", account.hasPassword())
        .add("disabled", account.disabled())
        .add("createdAt", account.createdAt().toString());
  }

  static JsonObject of(AccountKey key) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("fingerprint", key.fingerprint())
            .add("algorithm", key.algorithm())
            .add("bits", key.bits())
            .add("weak", key.weak())
            .add("label", key.label())
            .add("addedAt", key.addedAt().toString());
    key.expiresAt().ifPresent(at -> json.add("expiresAt", at.toString()));
    key.removedAt().ifPresent(at -> json.add("removedAt", at.toString()));
    return json.build();
  }
}
