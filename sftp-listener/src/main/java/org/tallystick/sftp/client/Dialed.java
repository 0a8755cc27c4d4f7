package org.tallystick.sftp.client;

import java.util.Optional;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PublicKeyText;

/// A signed-in connection, with the one it goes through.
///
/// @param through the way through the other server; null when there is none
record Dialed(
    ClientSession session,
    PublicKeyText hostKey,
    Optional<Dialed> via,
    @Nullable ExplicitPortForwardingTracker through)
    implements AutoCloseable {

  boolean isOpen() {
    return session.isOpen() && via.map(Dialed::isOpen).orElse(true);
  }

  @Override
  public void close() {
    session.close(true);
    via.ifPresent(Dialed::close);
  }
}
