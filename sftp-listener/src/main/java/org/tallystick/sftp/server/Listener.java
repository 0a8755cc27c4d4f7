package org.tallystick.sftp.server;

import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/// The library's server, with a door that can be shut while those inside finish.
final class Listener extends SshServer {

  private Listener() {}

  /// Connections of it are {@link PartnerConnection}s.
  @Override
  protected SessionFactory createSessionFactory() {
    return new SessionFactory(this) {
      @Override
      protected ServerSessionImpl doCreateSession(IoSession io) throws Exception {
        return new PartnerConnection(getServer(), io);
      }
    };
  }

  static Listener withDefaults() {
    return (Listener) ServerBuilder.builder().factory(Listener::new).build();
  }

  /// No connection is accepted from now on; those that are there go on.
  void refuseNew() {
    acceptor.unbind();
  }
}
