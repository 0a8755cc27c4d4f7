package org.tallystick.sftp.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.apache.sshd.common.session.Session;

/// Where a connection comes from.
final class PeerAddress {

  private PeerAddress() {}

  static Optional<InetAddress> of(Session session) {
    return session.getRemoteAddress() instanceof InetSocketAddress internet
        ? Optional.ofNullable(internet.getAddress())
        : Optional.empty();
  }

  /// With its port, `203.0.113.7:52114`.
  static String words(Session session) {
    SocketAddress address = session.getRemoteAddress();
    return address instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress() + ":" + internet.getPort()
        : String.valueOf(address);
  }
}
