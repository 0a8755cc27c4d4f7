package org.tallystick.sftp.server;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/// Connections that have not signed in yet: one too many, in all or from one address, is closed at once, so that nobody fills the server without a key (SRV-3).
/// Thread-safe.
final class Newcomers implements SessionListener {

  private static final Logger LOGGER = Logger.getLogger(Newcomers.class.getName());

  private final int most;
  private final int mostOfAddress;
  private final Map<Session, String> waiting = new ConcurrentHashMap<>();

  /// @param mostOfAddress how many of `most` one address may have
  Newcomers(int most, int mostOfAddress) {
    this.most = most;
    this.mostOfAddress = mostOfAddress;
  }

  /// One that was shut out at the door does not wait. However soon a connection ends, it waits no longer then.
  @Override
  public void sessionEstablished(Session session) {
    if (!session.isOpen()) {
      return;
    }
    String address = addressOf(session);
    waiting.put(session, address);
    session.addCloseFutureListener(closed -> waiting.remove(session));
    if (waiting.size() > most) {
      turnAway(session, address, most + " connections have");
    } else if (waiting.values().stream().filter(address::equals).count() > mostOfAddress) {
      turnAway(session, address, mostOfAddress + " connections from there have");
    }
  }

  private static void turnAway(Session session, String address, String because) {
    LOGGER.warning(
        "TLY-0309 SFTP server: "
            + address
            + " was turned away, as "
            + because
            + " not signed in yet");
    session.close(true);
  }

  private static String addressOf(Session session) {
    return session.getRemoteAddress() instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress()
        : String.valueOf(session.getRemoteAddress());
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event == Event.Authenticated) {
      waiting.remove(session);
    }
  }
}
