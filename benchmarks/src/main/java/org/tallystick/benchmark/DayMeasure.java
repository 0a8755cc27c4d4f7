package org.tallystick.benchmark;

import java.time.Duration;
import org.tallystick.archive.TestArchive;
import org.tallystick.claim.ClaimFixture;
import org.tallystick.claim.Period;
import org.tallystick.evidence.claim.CivilDay;
import org.tallystick.evidence.leaf.EventType;

/// "Empty all day", with every leaf of a day on which the log grew by 10,000.
final class DayMeasure {

  private static final int LEAVES = 10_000;
  private static final Duration DAY = Duration.ofDays(1);

  void run() throws Exception {
    try (Scratch scratch = Scratch.make();
        ClaimFixture claims = new ClaimFixture(TestArchive.onDisk(scratch.data("day")))) {
      Period day = Period.of(CivilDay.parse("2026-11-21", "Europe/Paris"));
      claims.silence(Duration.between(claims.now(), day.from().minusSeconds(60)));
      claims.stamp();
      claims.silence(Duration.ofSeconds(60));
      for (int leaf = 0; leaf < LEAVES; leaf++) {
        claims.say(EventType.HEARTBEAT);
        claims.silence(DAY.dividedBy(LEAVES));
        if (leaf % 100 == 0) {
          claims.sign();
        }
      }
      claims.silence(Duration.ofSeconds(60));
      claims.say(EventType.HEARTBEAT);
      claims.stamp();
      new PackFigures(claims, scratch.folder())
          .print(
              "empty all day, " + LEAVES + " leaves",
              () -> claims.held("/in", day, true),
              new PackFigures.Budget(2, 0, 2000));
    }
  }
}
