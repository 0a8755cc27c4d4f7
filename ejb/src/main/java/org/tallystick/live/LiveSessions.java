package org.tallystick.live;

import java.net.InetAddress;
import java.util.List;
import org.tallystick.ledger.SessionId;

/// The sessions of this node. Thread-safe; answers at once.
public interface LiveSessions {

  /// The longest first.
  List<LiveSession> all();

  /// Ends the session; what it has open is interrupted. Its `session.closed` says the reason.
  ///
  /// @return false when there is no such session any more
  boolean close(SessionId id, String reason);

  /// Ends every connection from the address, signed in or not.
  ///
  /// @return how many there were
  int closeFrom(InetAddress address, String reason);
}
