package org.tallystick.benchmark;

import static org.tallystick.ledger.TestLedger.ACME;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import org.tallystick.archive.TestArchive;
import org.tallystick.claim.ClaimFixture;
import org.tallystick.claim.Period;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.SessionId;

/// A long log: how it opens when the server starts, and what a claim takes in the middle of it.
final class LogMeasure {

  private static final int PORTION = 1000;
  private static final int SESSION = 10;

  void run(int leaves) throws Exception {
    try (Scratch scratch = Scratch.make()) {
      Path data = scratch.data("log");
      Instant middle = fill(data, leaves);
      double alone = h2(data);
      double opened = open(data);
      Figures.print(
          "log of " + leaves + " leaves: opened, next head signed",
          opened,
          "s",
          new Figures.Peer("H2 counts its leaves", alone),
          5);
      try (ClaimFixture claims = new ClaimFixture(TestArchive.onDisk(data))) {
        new PackFigures(claims, scratch.folder())
            .print(
                "log of " + leaves + " leaves: empty at an instant",
                () -> claims.held("/in", Period.at(middle), false),
                new PackFigures.Budget(0.3, 0.05, 10));
      }
    }
  }

  /// Sessions of ten events and a head for each thousand leaves; an instant half-way, between two time stamps.
  private static Instant fill(Path data, int leaves) throws Exception {
    Instant middle = Instant.MAX;
    double seconds;
    try (ClaimFixture claims = new ClaimFixture(TestArchive.onDisk(data))) {
      claims.stamp();
      long begun = System.nanoTime();
      for (int done = 0; done < leaves; done += PORTION) {
        if (done >= leaves / 2 && middle.equals(Instant.MAX)) {
          claims.stamp();
          claims.silence(Duration.ofSeconds(60));
          middle = claims.now();
          claims.say(EventType.HEARTBEAT);
          claims.silence(Duration.ofSeconds(60));
          claims.stamp();
        }
        portion(claims);
        claims.silence(Duration.ofSeconds(10));
        claims.sign();
      }
      seconds = (System.nanoTime() - begun) / 1e9;
      claims.stamp();
    }
    System.err.printf("filled with %,d leaves in %.0f s%n", leaves, seconds);
    return middle;
  }

  private static void portion(ClaimFixture claims) {
    claims
        .archive()
        .ledger()
        .ledger()
        .append(
            ACME,
            transaction -> {
              SessionId session = SessionId.random();
              for (int i = 0; i < PORTION; i++) {
                session = i % SESSION == 0 ? SessionId.random() : session;
                transaction.append(
                    Event.of(EventType.SESSION_CLOSED).session(session).account("acme"));
              }
              return PORTION;
            });
  }

  private static double open(Path data) throws Exception {
    double[] took = new double[3];
    for (int round = 0; round < took.length; round++) {
      long begun = System.nanoTime();
      ClaimFixture claims = new ClaimFixture(TestArchive.onDisk(data));
      claims.say(EventType.SERVER_STARTED);
      claims.proofs().headAndSign(ACME);
      took[round] = (System.nanoTime() - begun) / 1e9;
      claims.close();
    }
    return Rounds.percentile(took, 50);
  }

  private static double h2(Path data) throws Exception {
    return Rounds.seconds(
        3,
        () -> {
          try (var connection =
                  DriverManager.getConnection("jdbc:h2:file:" + data.resolve("db/tallystick"));
              var statement = connection.createStatement();
              var rows = statement.executeQuery("select count(hash) from leaf")) {
            rows.next();
          }
        });
  }
}
