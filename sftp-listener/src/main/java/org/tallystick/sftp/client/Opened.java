package org.tallystick.sftp.client;

import static org.tallystick.remote.client.RemoteFault.Reach.SERVER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteStep;

/// A connection with SFTP begun on it.
record Opened(Dialed dialed, SftpClient sftp, RequestLengths lengths) implements AutoCloseable {

  static Opened on(Dialed dialed, RemoteAccess access) throws RemoteFault {
    try {
      SftpClient sftp = SftpClientFactory.instance().createSftpClient(dialed.session());
      sftp.setNameDecodingCharset(StandardCharsets.ISO_8859_1);
      return new Opened(dialed, sftp, RequestLengths.of(sftp));
    } catch (IOException failed) {
      throw new RemoteFault(
              RemoteStep.OPEN_SFTP,
              SERVER,
              "begin SFTP on " + access,
              Words.of(failed),
              "ask the partner whether this user may use SFTP")
          .because(failed);
    }
  }

  boolean isOpen() {
    return dialed.isOpen() && sftp.isOpen();
  }

  @Override
  public void close() {
    dialed.close();
  }
}
