package org.tallystick.system;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One signed-in `ssh -s … sftp` after the other, through which any bytes go to the server's SFTP layer. Replies are read, counted and searched for handles.
final class FuzzedConnection implements AutoCloseable {

  /// As many requests are under way at most; the pipe is never so full that both sides wait.
  private static final int OUTSTANDING = 100;

  private static final int HANDLE = 102;

  private final List<String> command;
  private final RandomRequests requests;
  private final AtomicLong replies = new AtomicLong();
  private Process client;
  private Semaphore outstanding = new Semaphore(OUTSTANDING);
  private int connections;

  FuzzedConnection(int port, String login, Path key, RandomRequests requests) throws IOException {
    this.requests = requests;
    this.command =
        List.of(
            "ssh",
            "-p",
            Integer.toString(port),
            "-i",
            key.toString(),
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "LogLevel=ERROR",
            "-s",
            login + "@localhost",
            "sftp");
    client = connect();
  }

  private Process connect() throws IOException {
    connections++;
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Semaphore free = new Semaphore(OUTSTANDING);
    outstanding = free;
    Thread.ofVirtual().start(() -> read(process, free));
    process.getOutputStream().write(new byte[] {0, 0, 0, 5, 1, 0, 0, 0, 3});
    return process;
  }

  private void read(Process process, Semaphore free) {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      while (true) {
        byte[] reply = new byte[in.readInt()];
        in.readFully(reply);
        replies.incrementAndGet();
        if (reply[0] == HANDLE) {
          byte[] handle = new byte[reply.length - 9];
          System.arraycopy(reply, 9, handle, 0, handle.length);
          requests.remember(handle);
        }
        free.release();
      }
    } catch (IOException ended) {
      // Nobody waits for what will not come.
      free.release(1_000_000);
    }
  }

  /// Sends one packet; a channel the server has ended is followed by another connection.
  void send(RandomRequests.Packet packet) throws IOException, InterruptedException {
    if (!client.isAlive()) {
      client = connect();
    }
    if (!outstanding.tryAcquire(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the server did not answer for a minute");
    }
    try {
      OutputStream out = client.getOutputStream();
      out.write(packet.bytes());
      out.flush();
    } catch (IOException ended) {
      client.waitFor(10, TimeUnit.SECONDS);
    }
    if (packet.endsChannel()) {
      end();
    }
  }

  private void end() throws InterruptedException {
    try {
      client.getOutputStream().close();
    } catch (IOException gone) {
      // It is what was wanted.
    }
    if (!client.waitFor(60, TimeUnit.SECONDS)) {
      client.destroyForcibly();
      throw new AssertionError("the server kept a channel open that had ended");
    }
  }

  long replies() {
    return replies.get();
  }

  int connections() {
    return connections;
  }

  @Override
  public void close() throws InterruptedException {
    end();
  }
}
