package org.tallystick.testkit;

import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.testkit.TestDatabase.Commit;

/// Lets one write fail: commits of the database and checkpoints that replace the last one count. Thread-safe.
public final class Faults {

  private static final Once NEVER = new Once(Commit.STORED, 0);

  private final AtomicReference<Once> once = new AtomicReference<>(NEVER);

  /// How one write ends, so many writes from now.
  private record Once(Commit way, int in) {
    private Once nearer() {
      return new Once(way, Math.max(0, in - 1));
    }
  }

  /// The nth write from now ends so, and no other.
  public void strikeOnce(Commit way, int nth) {
    once.set(new Once(way, nth));
  }

  /// Whether that write has been; without one to come, it has.
  public boolean hasStruck() {
    return once.get().in() == 0;
  }

  /// No write fails any more.
  public void end() {
    once.set(NEVER);
  }

  /// How the write that is due now ends.
  public Commit next() {
    Once due = once.getAndUpdate(Once::nearer);
    return due.in() == 1 ? due.way() : Commit.STORED;
  }
}
