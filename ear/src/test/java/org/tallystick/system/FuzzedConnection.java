package org.tallystick.system;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/// One signed-in connection, and on it one `sftp` channel after the other through which any bytes go to the server. Replies are read, counted and searched for handles.
final class FuzzedConnection implements AutoCloseable {

  private static final int OUTSTANDING = 16;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int HANDLE = 102;
  private static final byte[] INIT = {0, 0, 0, 5, 1, 0, 0, 0, 3};

  private final RandomRequests requests;
  private final SshClient client = SshClient.setUpDefaultClient();
  private final ClientSession session;
  private final AtomicLong replies = new AtomicLong();
  private ChannelSubsystem channel;
  private OutputStream out;
  private Semaphore free = new Semaphore(0);
  private int channels;

  FuzzedConnection(int port, String login, Path key, RandomRequests requests)
      throws IOException, GeneralSecurityException {
    this.requests = requests;
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.start();
    session = client.connect(login, "localhost", port).verify(LIMIT).getSession();
    try (InputStream in = Files.newInputStream(key)) {
      session.addPublicKeyIdentity(
          SecurityUtils.loadKeyPairIdentities(
                  session, NamedResource.ofName(key.toString()), in, null)
              .iterator()
              .next());
    }
    session.auth().verify(LIMIT);
    channel = open();
    out = channel.getInvertedIn();
  }

  private ChannelSubsystem open() throws IOException {
    channels++;
    ChannelSubsystem fresh = session.createSubsystemChannel("sftp");
    fresh.open().verify(LIMIT);
    Semaphore mayBeSent = new Semaphore(OUTSTANDING);
    free = mayBeSent;
    out = fresh.getInvertedIn();
    out.write(INIT);
    out.flush();
    Thread.ofVirtual().start(() -> read(fresh.getInvertedOut(), mayBeSent));
    return fresh;
  }

  private void read(InputStream from, Semaphore mayBeSent) {
    try (DataInputStream in = new DataInputStream(from)) {
      while (true) {
        byte[] reply = new byte[in.readInt()];
        in.readFully(reply);
        replies.incrementAndGet();
        if (reply[0] == HANDLE) {
          byte[] handle = new byte[reply.length - 9];
          System.arraycopy(reply, 9, handle, 0, handle.length);
          requests.remember(handle);
        }
        mayBeSent.release();
      }
    } catch (IOException ended) {
      // Nobody waits for what will not come.
      mayBeSent.release(OUTSTANDING * 2);
    }
  }

  /// Sends one packet. A channel the server has ended is followed by another.
  void send(RandomRequests.Packet packet) throws IOException, InterruptedException {
    if (!channel.isOpen() || channel.isEofSignalled()) {
      channel.close(false).await(LIMIT);
      channel = open();
    }
    if (!free.tryAcquire(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the server did not answer for " + LIMIT);
    }
    try {
      out.write(packet.bytes());
      out.flush();
    } catch (IOException ended) {
      channel.close(false).await(LIMIT);
    }
    if (packet.endsChannel()) {
      channel.close(false).await(LIMIT);
    }
  }

  long answered() {
    return replies.get();
  }

  int channels() {
    return channels;
  }

  @Override
  public void close() throws IOException {
    channel.close(false).await(LIMIT);
    client.stop();
  }
}
