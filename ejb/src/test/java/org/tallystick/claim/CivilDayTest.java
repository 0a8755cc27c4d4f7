package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.evidence.claim.CivilDay;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.name.RawPath;

/// Days on which clocks are put forward or back.
class CivilDayTest {

  private static final byte[] CONTENT = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private ClaimFixture claims;

  @BeforeEach
  void open() throws IOException {
    Judged.needPython();
    claims = ClaimFixture.in(folder);
  }

  @AfterEach
  void close() {
    claims.close();
  }

  private Period day(String date, String zone) {
    return Period.of(CivilDay.parse(date, zone));
  }

  /// The server is up from a little before, and the log is stamped then.
  private void begin(Period day) {
    claims.silence(Duration.between(claims.now(), day.from().minusSeconds(180)));
    claims.say(EventType.SERVER_STARTED);
    claims.stamp();
    claims.quietUntil(day.from());
  }

  private void end(Period day) {
    claims.quietUntil(day.to().plusSeconds(180));
    claims.stamp();
  }

  @ParameterizedTest(name = "{0} in {1}, {2} h, full: {3}")
  @CsvSource({
    "2027-03-28, Europe/Paris, 23, false",
    "2027-03-28, Europe/Paris, 23, true",
    "2027-10-31, Europe/Paris, 25, false",
    "2027-10-31, Europe/Paris, 25, true",
    "2027-03-14, America/New_York, 23, false",
    "2027-11-07, America/New_York, 25, false",
  })
  void a_day_is_as_long_as_people_there_count_it(
      String date, String zone, int hours, boolean full) {
    Period day = day(date, zone);
    begin(day);
    end(day);

    String sentence = Judged.sentence(claims.held("/in", day, full));

    assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(hours));
    assertThat(sentence)
        .isEqualTo(
            "The directory /in of localhost/tallystick/acme was empty at every instant of "
                + date
                + " in "
                + zone
                + " ("
                + day.from()
                + " to "
                + day.to()
                + ").");
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({"2027-10-31, Europe/Paris", "2027-11-07, America/New_York"})
  void what_happens_in_the_twenty_fifth_hour_belongs_to_the_day(String date, String zone) {
    Period day = day(date, zone);
    Instant late = day.from().plus(Duration.ofHours(24)).plusSeconds(1800);
    begin(day);
    claims.quietUntil(late);
    claims.put(RawPath.of("/in/late.xml"), CONTENT);
    end(day);

    String reason = Judged.reason(claims.held("/in", day, false));

    assertThat(reason).startsWith("/in changed at " + new LogInstant(late));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({"2027-03-28, Europe/Paris", "2027-03-14, America/New_York"})
  void what_happens_after_twenty_three_hours_belongs_to_the_next_day(String date, String zone) {
    Period day = day(date, zone);
    begin(day);
    claims.quietUntil(day.from().plus(Duration.ofHours(23)).plusSeconds(2));
    claims.put(RawPath.of("/in/next-day.xml"), CONTENT);
    end(day);

    String sentence = Judged.sentence(claims.held("/in", day, true));

    assertThat(sentence).contains("was empty at every instant of " + date);
  }

  @Test
  void a_change_in_the_last_second_of_the_day_is_found() {
    Period day = day("2027-03-28", "Europe/Paris");
    begin(day);
    claims.quietUntil(day.to().minusMillis(1));
    claims.put(RawPath.of("/in/late.xml"), CONTENT);
    end(day);

    String reason = Judged.reason(claims.held("/in", day, true));

    assertThat(reason).startsWith("/in changed at 2027-03-28T21:59:59.999Z");
  }
}
