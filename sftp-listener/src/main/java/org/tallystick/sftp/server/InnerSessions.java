package org.tallystick.sftp.server;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.session.InnerClient;
import org.tallystick.sftp.session.RunningTransfers;
import org.tallystick.sftp.session.SftpSession;

/// The SFTP sessions that commands of one connection ask; while they last they are seen with the others.
record InnerSessions(
    PartnerSession session,
    PartnerGate gate,
    Clock clock,
    Path storage,
    RunningTransfers transfers,
    List<SftpSession> live)
    implements InnerClient.Sessions {

  @Override
  public SftpSession answeringTo(OutputStream out) {
    SftpSession inner = new SftpSession(session, gate, clock, storage, transfers, out);
    live.add(inner);
    return inner;
  }

  @Override
  public void over(SftpSession inner) {
    live.remove(inner);
  }
}
