package org.tallystick.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import org.tallystick.ledger.SessionId;

/// Where the SFTP server presents its sessions when it starts; before, there are none.
@ApplicationScoped
public class SessionRegister {

  private static final LiveSessions NONE =
      new LiveSessions() {
        @Override
        public List<LiveSession> all() {
          return List.of();
        }

        @Override
        public boolean close(SessionId id, String reason) {
          return false;
        }

        @Override
        public int closeFrom(InetAddress address, String reason) {
          return 0;
        }
      };

  private volatile LiveSessions presented = NONE;

  public void present(LiveSessions sessions) {
    presented = sessions;
  }

  LiveSessions sessions() {
    return presented;
  }
}
