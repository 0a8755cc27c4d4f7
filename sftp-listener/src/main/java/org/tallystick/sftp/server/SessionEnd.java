package org.tallystick.sftp.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The end of a signed-in session: recorded once, by whoever leaves last, be it the connection or a channel that still had files to put away. So what a torn session
/// leaves behind stands before its end in the log. Thread-safe.
final class SessionEnd {

  private static final String OF_ITSELF = "the connection ended";

  /// The connection itself is the first.
  private final AtomicInteger present = new AtomicInteger(1);

  private final AtomicReference<String> reason = new AtomicReference<>(OF_ITSELF);
  private final Consumer<String> record;

  /// @param record told the reason
  SessionEnd(Consumer<String> record) {
    this.record = record;
  }

  /// Somebody ends it, and says why; whoever is first is believed.
  void because(String why) {
    reason.compareAndSet(OF_ITSELF, why);
  }

  /// A channel begins.
  void join() {
    present.incrementAndGet();
  }

  /// A channel has put everything away, or the connection is over.
  void leave() {
    if (present.decrementAndGet() == 0) {
      record.accept(reason.get());
    }
  }
}
