package org.tallystick.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.tallystick.guard.FailedTries;
import org.tallystick.guard.TryLimits;

/// The failed sign-ins on the web, held off when there are too many within {@link #WINDOW}: of a name from one address, of an address, of a name.
///
/// A name alone gets a wide limit, so that a stranger cannot easily lock a person out. Thread-safe.
@ApplicationScoped
class FailedSignIns {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int OF_NAME_AND_ADDRESS = 5;
  static final int OF_ADDRESS = 20;
  static final int OF_NAME = 50;

  private final FailedTries tries;

  /// For the container's proxy.
  protected FailedSignIns() {
    this(Clock.systemUTC());
  }

  @Inject
  FailedSignIns(Clock clock) {
    tries =
        new FailedTries(
            clock, new TryLimits(OF_NAME_AND_ADDRESS, OF_ADDRESS, OF_NAME, WINDOW, WINDOW));
  }

  FailedTries.Turn begin(String name, Peer peer) {
    return tries.begin(name, peer.address());
  }

  void forgive(String name, Peer peer) {
    tries.forgive(name, peer.address());
  }

  int size() {
    return tries.size();
  }
}
