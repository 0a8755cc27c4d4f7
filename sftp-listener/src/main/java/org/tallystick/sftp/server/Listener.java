package org.tallystick.sftp.server;

import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/// The library's server, with a door that can be shut while those inside finish.
final class Listener extends SshServer {

  private Listener() {}

  static Listener withDefaults() {
    return (Listener) ServerBuilder.builder().factory(Listener::new).build();
  }

  /// No connection is accepted from now on; those that are there go on.
  void refuseNew() {
    acceptor.unbind();
  }
}
