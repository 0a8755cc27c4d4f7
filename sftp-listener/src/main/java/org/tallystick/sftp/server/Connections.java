package org.tallystick.sftp.server;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.tallystick.ledger.SessionId;
import org.tallystick.live.LiveSession;
import org.tallystick.live.LiveSessions;

/// The sessions of this server, as operators see and end them.
final class Connections implements LiveSessions {

  private static final Logger LOGGER = Logger.getLogger(Connections.class.getName());

  private final SshServer server;

  Connections(SshServer server) {
    this.server = server;
  }

  @Override
  public List<LiveSession> all() {
    return server.getActiveSessions().stream()
        .flatMap(session -> Stream.ofNullable(session.getAttribute(LiveRecord.KEY)))
        .map(LiveRecord::now)
        .sorted(Comparator.comparing(LiveSession::since))
        .toList();
  }

  @Override
  public boolean close(SessionId id, String reason) {
    Optional<AbstractSession> found =
        server.getActiveSessions().stream()
            .filter(session ->
                session.getAttribute(LiveRecord.KEY) instanceof LiveRecord live
                    && live.partner().id().equals(id))
            .findFirst();
    found.ifPresent(session -> end(session, reason));
    return found.isPresent();
  }

  @Override
  public int closeFrom(InetAddress address, String reason) {
    List<AbstractSession> from =
        server.getActiveSessions().stream()
            .filter(session -> PeerAddress.of(session).equals(Optional.of(address)))
            .toList();
    from.forEach(session -> end(session, reason));
    return from.size();
  }

  /// The client is told why, if it listens; whether or not, it is gone then.
  private static void end(Session session, String reason) {
    SessionEnd end = session.getAttribute(SignIns.SESSION_END);
    if (end != null) {
      end.because(reason);
    }
    LOGGER.info("TLY-0905 connection of " + PeerAddress.words(session) + ": ended, " + reason);
    try {
      session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "Ended by an operator");
    } catch (Exception gone) {
      LOGGER.fine("the client did not hear of its end: " + gone.getMessage());
    }
    session.close(true);
  }
}
