package org.tallystick.sftp.server;

import java.util.concurrent.atomic.AtomicInteger;

/// The end of a signed-in session: recorded once, by whoever leaves last, be it the connection or a channel that still had files to put away. So what a torn session
/// leaves behind stands before its end in the log. Thread-safe.
final class SessionEnd {

  /// The connection itself is the first.
  private final AtomicInteger present = new AtomicInteger(1);

  private final Runnable record;

  SessionEnd(Runnable record) {
    this.record = record;
  }

  /// A channel begins.
  void join() {
    present.incrementAndGet();
  }

  /// A channel has put everything away, or the connection is over.
  void leave() {
    if (present.decrementAndGet() == 0) {
      record.run();
    }
  }
}
