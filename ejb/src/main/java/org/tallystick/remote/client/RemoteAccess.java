package org.tallystick.remote.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PublicKeyText;

/// How a partner's server is reached. It holds secrets: it is made for a use and forgotten, and shows none of them in {@link #toString}.
///
/// @param id the server's
/// @param password null when we sign in with a key
/// @param privateKey PKCS#8, DER; null when we sign in with a password
/// @param pinned the host key it must prove to have; empty before anybody confirmed one
/// @param via the server through which it is reached
public record RemoteAccess(
    String id,
    String host,
    int port,
    String login,
    @Nullable String password,
    byte @Nullable [] privateKey,
    Optional<PublicKeyText> pinned,
    Optional<RemoteAccess> via) {

  @Override
  public String toString() {
    return id + " (" + login + "@" + host + ":" + port + ")";
  }
}
