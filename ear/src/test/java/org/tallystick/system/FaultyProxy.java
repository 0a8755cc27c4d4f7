package org.tallystick.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/// A way to a server that can break, change bytes or be slow, and that counts what each side sends.
final class FaultyProxy implements AutoCloseable {

  private final ServerSocket door;
  private final int target;
  private final Flow down = new Flow();
  private final Flow up = new Flow();
  private volatile int pauseMillis;

  /// What one side sends.
  private static final class Flow {
    private final AtomicLong sent = new AtomicLong();
    private volatile long cutAfter = Long.MAX_VALUE;
    private volatile long changeAfter = Long.MAX_VALUE;

    private void heal() {
      cutAfter = Long.MAX_VALUE;
      changeAfter = Long.MAX_VALUE;
    }
  }

  FaultyProxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// Every connection breaks when the server has sent so many bytes more.
  void cutAfter(long bytes) {
    down.cutAfter = down.sent.get() + bytes;
  }

  /// Every connection breaks when the client has sent so many bytes more.
  void cutUpAfter(long bytes) {
    up.cutAfter = up.sent.get() + bytes;
  }

  /// Of each piece that the server sends from then on, when it has sent so many bytes more, one bit is another.
  void changeAfter(long bytes) {
    down.changeAfter = down.sent.get() + bytes;
  }

  /// Of each piece that the client sends from then on, when it has sent so many bytes more, one bit is another.
  void changeUpAfter(long bytes) {
    up.changeAfter = up.sent.get() + bytes;
  }

  /// Each piece, of at most 16 KiB, takes so long more, both ways.
  void pause(int millis) {
    pauseMillis = millis;
  }

  void heal() {
    down.heal();
    up.heal();
  }

  /// By the server, in bytes.
  long sent() {
    return down.sent.get();
  }

  /// By the client, in bytes.
  long sentUp() {
    return up.sent.get();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> pass(client, server, up));
        Thread.ofVirtual().start(() -> pass(server, client, down));
      } catch (IOException closed) {
        continue;
      }
    }
  }

  private void pass(Socket from, Socket to, Flow flow) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (flow.sent.addAndGet(count) > flow.cutAfter) {
          return;
        }
        if (flow.sent.get() > flow.changeAfter) {
          buffer[count / 2] ^= 1;
        }
        Thread.sleep(pauseMillis);
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException ended) {
      return;
    } catch (InterruptedException stops) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
