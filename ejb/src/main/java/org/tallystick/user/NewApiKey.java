package org.tallystick.user;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// An API key as an administrator asks for it.
///
/// @param label what it is for, 1 to 200 characters
public record NewApiKey(String label, Set<Scope> scopes, Optional<Instant> expiresAt) {

  public NewApiKey {
    scopes = Set.copyOf(scopes);
    if (label.isBlank() || label.length() > 200) {
      throw new IllegalArgumentException(
          "API key: label of "
              + label.length()
              + " characters, expected 1 to 200 that say what the key is for");
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException(
          "API key '" + label + "': no scope, expected at least one");
    }
  }
}
