package org.tallystick.sftp.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/// Looks at where a connection comes from before a word is said: one that comes too fast or is banned is shut out, one that an exception names is offered weak algorithms too. What
/// cannot be decided is shut out.
final class Doorway implements SessionListener {

  private static final Logger LOGGER = Logger.getLogger(Doorway.class.getName());

  private final PartnerGate gate;
  private final Arrivals arrivals;

  Doorway(PartnerGate gate, Arrivals arrivals) {
    this.gate = gate;
    this.arrivals = arrivals;
  }

  @Override
  public void sessionEstablished(Session session) {
    if (!isWelcome(session)) {
      session.close(true);
    }
  }

  private boolean isWelcome(Session session) {
    Optional<InetAddress> address = PeerAddress.of(session);
    if (address.isEmpty()) {
      return false;
    }
    try {
      return gate.enter(archive ->
          archive.entrance().isExempt(address.get())
              || arrivals.admit(address.get(), System.nanoTime())
                  && !archive.entrance().isBanned(address.get()));
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0903 SFTP server: whether "
              + address.get()
              + " is banned could not be decided; it was shut out",
          failed);
      return false;
    }
  }

  @Override
  public void sessionCreated(Session session) {
    PeerAddress.of(session)
        .filter(this::hasException)
        .ifPresent(address -> AlgorithmPolicy.applyWeak(session));
  }

  private boolean hasException(InetAddress address) {
    try {
      return gate.enter(archive -> archive.credentials().mayBeWeak(address));
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0904 SFTP server: whether " + address + " has an exception could not be decided",
          failed);
      return false;
    }
  }
}
