package org.tallystick.rest.user;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import org.tallystick.user.ApiKey;
import org.tallystick.user.IssuedKey;
import org.tallystick.user.Role;
import org.tallystick.user.Scope;
import org.tallystick.user.SignedIn;
import org.tallystick.user.WebUser;

/// People and API keys. Passwords, secrets and their hashes never leave, but for a new key's secret, once.
final class UserJson {

  private UserJson() {}

  static JsonObject of(SignedIn who) {
    return Json.createObjectBuilder()
        .add("name", who.user().value())
        .add("roles", roles(who.roles()))
        .add("scopes", scopes(who.scopes()))
        .build();
  }

  static JsonObject of(WebUser user) {
    return Json.createObjectBuilder()
        .add("name", user.name().value())
        .add("roles", roles(user.roles()))
        .add("disabled", user.disabled())
        .add("createdAt", user.createdAt().toString())
        .build();
  }

  static JsonObject of(ApiKey key) {
    return head(key).build();
  }

  static JsonObject of(IssuedKey issued) {
    return head(issued.key()).add("secret", issued.secret().value()).build();
  }

  private static JsonObjectBuilder head(ApiKey key) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", key.id().toString())
            .add("owner", key.owner().value())
            .add("label", key.label())
            .add("scopes", scopes(key.scopes()))
            .add("createdAt", key.createdAt().toString());
    key.expiresAt().ifPresent(at -> json.add("expiresAt", at.toString()));
    key.revokedAt().ifPresent(at -> json.add("revokedAt", at.toString()));
    return json;
  }

  private static JsonArrayBuilder roles(Collection<Role> roles) {
    JsonArrayBuilder words = Json.createArrayBuilder();
    roles.stream().sorted().forEach(role -> words.add(role.word()));
    return words;
  }

  private static JsonArrayBuilder scopes(Collection<Scope> scopes) {
    JsonArrayBuilder words = Json.createArrayBuilder();
    scopes.stream().sorted().forEach(scope -> words.add(scope.word()));
    return words;
  }
}
