package org.tallystick.rest.partner;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountAuthority;
import org.tallystick.quota.Allowance;
import org.tallystick.quota.Usage;

/// What protects an account, and what it may send.
final class ProtectionJson {

  private ProtectionJson() {}

  static JsonObject of(
      Account account, List<AccountAuthority> trusted, Allowance allowance, Usage usage) {
    JsonArrayBuilder addresses = Json.createArrayBuilder();
    account.addresses().ranges().forEach(range -> addresses.add(range.toString()));
    JsonArrayBuilder authorities = Json.createArrayBuilder();
    trusted.forEach(authority -> authorities.add(of(authority)));
    JsonObjectBuilder json = Json.createObjectBuilder().add("addresses", addresses);
    account.weakUntil().ifPresent(until -> json.add("weakUntil", until.toString()));
    return json.add("authorities", authorities)
        .add("allowance", of(allowance))
        .add(
            "usage",
            Json.createObjectBuilder()
                .add("totalBytes", usage.totalBytes())
                .add("dayBytes", usage.dayBytes())
                .add("dayFiles", usage.dayFiles()))
        .build();
  }

  private static JsonObject of(Allowance allowance) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    allowance.totalBytes().ifPresent(value -> json.add("totalBytes", value));
    allowance.dayBytes().ifPresent(value -> json.add("dayBytes", value));
    allowance.dayFiles().ifPresent(value -> json.add("dayFiles", value));
    return json.build();
  }

  static JsonObject of(AccountAuthority authority) {
    JsonArrayBuilder principals = Json.createArrayBuilder();
    authority.principals().forEach(principals::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("fingerprint", authority.fingerprint())
            .add("algorithm", authority.algorithm())
            .add("principals", principals)
            .add("addedAt", authority.addedAt().toString());
    authority.removedAt().ifPresent(at -> json.add("removedAt", at.toString()));
    return json.build();
  }
}
