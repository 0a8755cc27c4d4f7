package org.tallystick.sftp.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// How fast connections may come from one address: so many at once, and so many a second after. Each costs a key exchange, which strangers get for nothing (DHEat,
/// CVE-2002-20001). In memory and bounded. Thread-safe.
final class Arrivals {

  private static final int REMEMBERED = 10_000;
  private static final long SECOND = 1_000_000_000L;

  private final int aSecond;
  private final int atOnce;

  // guarded by this: when, in nanoseconds, the address would have used up what it was given
  private final Map<InetAddress, Long> usedUp = new HashMap<>();

  /// @param aSecond how many an address may make a second; twice as many at once
  Arrivals(int aSecond) {
    this.aSecond = aSecond;
    this.atOnce = 2 * aSecond;
  }

  /// @param now of a clock that only goes forward, in nanoseconds
  /// @return false when the address has to slow down
  synchronized boolean admit(InetAddress address, long now) {
    long cost = SECOND / aSecond;
    Long before = usedUp.get(address);
    long until = before == null || before - now < 0 ? now : before;
    if (until - now > cost * (atOnce - 1)) {
      return false;
    }
    if (usedUp.size() >= REMEMBERED) {
      usedUp.values().removeIf(end -> end - now < 0);
    }
    if (usedUp.size() >= REMEMBERED) {
      usedUp.clear();
    }
    usedUp.put(address, until + cost);
    return true;
  }
}
