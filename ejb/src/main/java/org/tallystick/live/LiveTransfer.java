package org.tallystick.live;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.Direction;

/// A file that is open in a session.
///
/// @param bytes how many have passed
/// @param size how many there will be; of an upload nobody knows
public record LiveTransfer(
    RawPath path, Direction direction, long bytes, OptionalLong size, Instant since) {

  /// On average, since it began.
  public long bytesPerSecond(Instant now) {
    long millis = Math.max(1, Duration.between(since, now).toMillis());
    return bytes * 1000 / millis;
  }
}
