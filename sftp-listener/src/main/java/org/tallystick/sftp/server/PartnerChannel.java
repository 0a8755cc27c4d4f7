package org.tallystick.sftp.server;

import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.AbstractConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/// A channel of a partner's connection. One too many is refused (RFC 4254, section 5.1), and the others go on.
final class PartnerChannel extends ChannelSession {

  /// Of one connection.
  static final int MOST = 10;

  static final ChannelFactory FACTORY =
      new ChannelSessionFactory() {
        @Override
        public Channel createChannel(Session session) {
          return new PartnerChannel();
        }
      };

  @Override
  protected OpenFuture doInit(Buffer buffer) {
    if (((AbstractConnectionService) service).getChannels().size() <= MOST) {
      return super.doInit(buffer);
    }
    service.unregisterChannel(this);
    OpenFuture refused = new DefaultOpenFuture(this, futureLock);
    refused.setException(
        new SshChannelOpenException(
            getChannelId(),
            SshConstants.SSH_OPEN_RESOURCE_SHORTAGE,
            "found more than " + MOST + " channels, expected no more; close one"));
    return refused;
  }
}
