package org.tallystick.sftp.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.server.PartnerGate;

/// Counts STATs and reports them once a minute and at the end (ACC-2). Confined to the session's thread.
final class AskedAttributes {

  private static final Logger LOGGER = Logger.getLogger(AskedAttributes.class.getName());

  private final PartnerSession session;
  private final PartnerGate gate;
  private final Clock clock;
  private long count;
  private Instant minute = Instant.EPOCH;

  AskedAttributes(PartnerSession session, PartnerGate gate, Clock clock) {
    this.session = session;
    this.gate = gate;
    this.clock = clock;
  }

  void count() {
    reportWhenDue();
    if (count == 0) {
      minute = thisMinute();
    }
    count++;
  }

  /// Reports when the minute that was counted is over.
  void reportWhenDue() {
    if (!thisMinute().equals(minute)) {
      report();
    }
  }

  /// What could not be reported is counted on: no request fails for it.
  void report() {
    if (count == 0) {
      return;
    }
    try {
      gate.enter(archive -> {
        archive.sessions().asked(session, count);
        return count;
      });
      count = 0;
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0304 session " + session.id() + ": " + count + " STATs are not reported yet",
          failed);
    }
  }

  private Instant thisMinute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }
}
