package org.tallystick.sftp.session;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.server.PartnerGate;

/// Counts STATs and reports them once a minute and at the end (ACC-2). Confined to the session's thread.
final class AskedAttributes {

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

  void count() throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (!now.equals(minute)) {
      report();
      minute = now;
    }
    count++;
  }

  void report() throws IOException {
    if (count == 0) {
      return;
    }
    long asked = count;
    count = 0;
    gate.enter(
        archive -> {
          archive.sessions().asked(session, asked);
          return asked;
        });
  }
}
