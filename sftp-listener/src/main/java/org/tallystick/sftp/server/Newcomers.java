package org.tallystick.sftp.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/// Connections that have not signed in yet: one too many is closed at once, so that nobody fills the server without a key (SRV-3). Thread-safe.
final class Newcomers implements SessionListener {

  private static final Logger LOGGER = Logger.getLogger(Newcomers.class.getName());

  private final int most;
  private final Set<Session> waiting = ConcurrentHashMap.newKeySet();

  Newcomers(int most) {
    this.most = most;
  }

  @Override
  public void sessionEstablished(Session session) {
    waiting.add(session);
    if (waiting.size() > most) {
      LOGGER.warning(
          "TLY-0309 SFTP server: " + session.getRemoteAddress() + " was turned away, as " + most + " connections have not signed in yet");
      session.close(true);
    }
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event == Event.Authenticated) {
      waiting.remove(session);
    }
  }

  @Override
  public void sessionClosed(Session session) {
    waiting.remove(session);
  }

  int count() {
    return waiting.size();
  }
}
