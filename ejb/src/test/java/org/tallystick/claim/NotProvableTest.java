package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;

/// CLM-1: what is not known is said to be unknown, never to be empty.
class NotProvableTest {

  private static final byte[] CONTENT = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private ClaimFixture claims;

  @BeforeEach
  void open() throws IOException {
    Judged.needPython();
    claims = ClaimFixture.in(folder);
    claims.stamp();
    quietMinutes(5);
  }

  @AfterEach
  void close() {
    claims.close();
  }

  private void quietMinutes(int minutes) {
    claims.quiet(Duration.ofMinutes(minutes));
  }

  private Instant stampedAfterMinutes(int minutes) {
    quietMinutes(minutes);
    claims.stamp();
    quietMinutes(minutes);
    return claims.now();
  }

  private static Period minutesAround(Instant instant, int minutes) {
    Duration length = Duration.ofMinutes(minutes);
    return Period.during(instant.minus(length), instant.plus(length));
  }

  /// By that much, as the server finds at its next heartbeat.
  private void clockStepsBack(Duration step) {
    claims.silence(step.negated());
    claims.silence(ClaimFixture.BEAT);
    claims.say(
        Event.of(EventType.CLOCK_STEPPED)
            .integer("behindMillis", step.minus(ClaimFixture.BEAT).toMillis()));
    claims.say(EventType.HEARTBEAT);
  }

  @Test
  void nothing_is_known_of_the_time_before_the_log_began() {
    Instant before = claims.now().minus(Duration.ofDays(1));

    String reason = Judged.reason(claims.held("/in", Period.at(before), false));

    assertThat(reason).contains("had not begun at " + before);
  }

  @Test
  void nothing_is_known_of_the_time_while_the_server_was_stopped() {
    claims.stamp();
    quietMinutes(2);
    claims.say(EventType.SERVER_STOPPED);
    Instant stopped = claims.now();
    claims.silence(Duration.ofMinutes(10));
    claims.say(EventType.SERVER_STARTED);
    stampedAfterMinutes(2);

    String reason = Judged.reason(claims.held("/in", Period.at(stopped.plusSeconds(300)), false));

    assertThat(reason)
        .startsWith("The server was stopped from " + stopped + " to " + stopped.plusSeconds(600));
  }

  @Test
  void nothing_is_known_of_the_time_after_the_server_died() {
    claims.stamp();
    quietMinutes(2);
    Instant died = claims.now();
    claims.silence(Duration.ofMinutes(10));
    claims.say(EventType.SERVER_STARTED);
    stampedAfterMinutes(2);

    for (boolean full : new boolean[] {false, true}) {
      String reason = Judged.reason(claims.held("/in", minutesAround(died, 2), full));
      assertThat(reason)
          .startsWith(
              "The server was not running, or could not record, from "
                  + died
                  + " to "
                  + died.plusSeconds(600));
    }
  }

  @Test
  void nobody_can_tell_who_would_have_signed_in_while_the_server_was_down() {
    claims.stamp();
    quietMinutes(2);
    Instant died = claims.now();
    claims.silence(Duration.ofMinutes(4));
    claims.say(EventType.SERVER_STARTED);
    Instant back = claims.now();
    stampedAfterMinutes(2);

    assertThat(Judged.reason(claims.sessions(minutesAround(died, 1))))
        .startsWith(
            "The server was not running, or could not record, from " + died + " to " + back);
    assertThat(Judged.reason(claims.sessions(Period.during(died.plusSeconds(60), back))))
        .startsWith("The server was not running");
    assertThat(Judged.sentence(claims.sessions(Period.during(back, back.plusSeconds(60)))))
        .contains("records 0 sessions and 0 refused sign-ins");
  }

  @Test
  void two_heartbeats_of_silence_are_none() {
    claims.stamp();
    quietMinutes(2);
    Instant quiet = claims.now();
    claims.silence(ClaimFixture.BEAT.multipliedBy(2));
    claims.say(EventType.HEARTBEAT);
    stampedAfterMinutes(2);

    assertThat(Judged.sentence(claims.sessions(minutesAround(quiet, 1)))).contains(" 0 sessions ");
  }

  @Test
  void nobody_can_tell_who_signed_in_before_the_log_began() {
    Instant before = claims.now().minus(Duration.ofMinutes(30));

    assertThat(Judged.reason(claims.sessions(minutesAround(before, 1))))
        .contains("had not begun at ");
  }

  @Test
  void a_file_not_opened_over_a_silence_is_proven_and_the_silence_is_said() {
    LedgerPosition file = claims.put(RawPath.of("/in/order.xml"), CONTENT);
    claims.sign();
    quietMinutes(1);
    TestArchive.done(
        claims.archive().directories().list(claims.archive().session(), RawPath.of("/in")));
    claims.stamp();
    quietMinutes(1);
    Instant died = claims.now();
    claims.silence(Duration.ofMinutes(10));
    claims.say(EventType.SERVER_STARTED);
    Instant back = claims.now();
    quietMinutes(1);
    Instant until = claims.now();
    stampedAfterMinutes(1);

    ClaimAnswer answer =
        claims.notRead(new ClaimRequest.ListedNotRead(file, Optional.of(until)), until);

    String silent = "the log is silent from " + died + " to " + back;
    assertThat(Judged.sentence(answer)).contains("was not opened until " + until + "; " + silent);
    assertThat(((ClaimAnswer.Proven) answer).statement().limits())
        .anyMatch(
            limit -> limit.startsWith("From " + died + " to " + back + " the log is silent: "));
    assertThat(Judged.python(((ClaimAnswer.Proven) answer).pack()))
        .contains("note: whether the server was running all the time is not part");
  }

  @Test
  void the_time_before_and_after_a_stop_can_be_proven() {
    claims.stamp();
    quietMinutes(2);
    Instant before = claims.now();
    quietMinutes(1);
    claims.say(EventType.SERVER_STOPPED);
    claims.silence(Duration.ofMinutes(10));
    claims.say(EventType.SERVER_STARTED);
    Instant after = stampedAfterMinutes(2);
    stampedAfterMinutes(2);

    String early = Judged.sentence(claims.held("/in", Period.at(before), false));
    String late = Judged.sentence(claims.held("/in", Period.at(after), false));

    assertThat(early).contains("was empty at " + before);
    assertThat(late).contains("was empty at " + after);
  }

  @Test
  void instants_that_happened_twice_by_a_clock_that_stepped_back_are_not_provable() {
    claims.stamp();
    Instant twice = claims.now().plusSeconds(300);
    quietMinutes(10);
    claims.stamp();
    clockStepsBack(Duration.ofMinutes(10));
    claims.put(RawPath.of("/in/second-time.xml"), CONTENT);
    quietMinutes(20);
    claims.stamp();

    for (boolean full : new boolean[] {false, true}) {
      String reason = Judged.reason(claims.held("/in", Period.at(twice), full));
      assertThat(reason).startsWith("The server's clock stepped back: the time from ");
    }
    assertThat(Judged.reason(claims.sessions(minutesAround(twice, 1))))
        .startsWith("The server's clock stepped back: the time from ");
  }

  @Test
  void
      a_time_that_the_clock_jumped_over_is_not_provable_because_of_the_clock_and_not_of_the_server() {
    for (Duration step : new Duration[] {Duration.ofMinutes(10), Duration.ofSeconds(90)}) {
      claims.stamp();
      quietMinutes(2);
      Instant before = claims.now();
      claims.silence(step.plus(ClaimFixture.BEAT));
      claims.say(Event.of(EventType.CLOCK_STEPPED).integer("aheadMillis", step.toMillis()));
      claims.say(EventType.HEARTBEAT);
      Instant after = stampedAfterMinutes(2);
      stampedAfterMinutes(2);

      Period jumped = Period.at(before.plus(step.dividedBy(2)));
      for (boolean full : new boolean[] {false, true}) {
        assertThat(Judged.reason(claims.held("/in", jumped, full)))
            .startsWith("The server's clock stepped ahead: the time from " + before + " to ");
      }
      assertThat(Judged.reason(claims.sessions(minutesAround(before.plus(step), 1))))
          .startsWith("The server's clock stepped ahead");
      assertThat(Judged.sentence(claims.held("/in", Period.at(after), false)))
          .contains("was empty at " + after);
    }
  }

  @Test
  void what_was_long_before_and_after_a_step_of_the_clock_can_be_proven() {
    Instant before = stampedAfterMinutes(3);
    stampedAfterMinutes(10);
    claims.stamp();
    clockStepsBack(Duration.ofMinutes(5));
    quietMinutes(15);
    Instant after = stampedAfterMinutes(3);
    stampedAfterMinutes(3);

    String early = Judged.sentence(claims.held("/in", Period.at(before), false));
    String late = Judged.sentence(claims.held("/in", Period.at(after), false));

    assertThat(early).contains("was empty at " + before);
    assertThat(late).contains("was empty at " + after);
  }

  @Test
  void without_a_time_stamp_near_the_period_nothing_rests_on_our_own_clock_alone() {
    quietMinutes(5);
    claims.sign();

    String reason =
        Judged.reason(claims.held("/in", Period.at(claims.now().minusSeconds(60)), true));

    assertThat(reason).startsWith("No time stamp of the log acme lies within five minutes");
  }
}
