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
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.name.RawPath;

class DirectoryHeldTest {

  private static final String IN = "The directory /in of localhost/tallystick/acme ";
  private static final byte[] CONTENT = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private ClaimFixture claims;

  @BeforeEach
  void open() throws IOException {
    Judged.needPython();
    claims = ClaimFixture.in(folder);
    claims.stamp();
    claims.quiet(Duration.ofMinutes(3));
  }

  @AfterEach
  void close() {
    claims.close();
  }

  private void put(String path) {
    claims.put(RawPath.of(path), CONTENT);
  }

  private Instant stampedMinutesLater(int minutes) {
    claims.quiet(Duration.ofMinutes(minutes));
    claims.stamp();
    claims.quiet(Duration.ofMinutes(minutes));
    return claims.now();
  }

  @Test
  void a_directory_without_entries_was_empty() {
    Instant at = claims.now();
    stampedMinutesLater(3);

    assertThat(Judged.sentence(claims.held("/in", Period.at(at), false)))
        .isEqualTo(IN + "was empty at " + at + ".");
  }

  @Test
  void a_pack_about_an_empty_directory_is_small() {
    Instant at = claims.now();
    stampedMinutesLater(3);

    ClaimAnswer.Proven proven = (ClaimAnswer.Proven) claims.held("/in", Period.at(at), false);

    assertThat(proven.pack()).hasSizeLessThan(160_000);
  }

  @Test
  void a_directory_held_exactly_what_was_put_there() {
    put("/in/a.xml");
    put("/in/b.xml");
    Instant at = stampedMinutesLater(3);
    stampedMinutesLater(3);

    assertThat(Judged.sentence(claims.held("/in", Period.at(at), false)))
        .isEqualTo(IN + "held exactly the same 2 entries at " + at + ".");
  }

  @Test
  void a_directory_that_nobody_made_was_not_there() {
    Instant at = claims.now();
    stampedMinutesLater(3);

    assertThat(Judged.sentence(claims.held("/elsewhere", Period.at(at), false)))
        .isEqualTo("There was no directory /elsewhere of localhost/tallystick/acme at " + at + ".");
  }

  @Test
  void
      what_changes_between_time_stamps_is_proven_line_by_line_and_the_pack_says_whose_clock_it_is() {
    claims.quiet(Duration.ofMinutes(1));
    Instant at = claims.now();
    claims.sign();
    claims.quiet(Duration.ofSeconds(20));
    put("/in/a.xml");
    stampedMinutesLater(1);

    ClaimAnswer answer = claims.held("/in", Period.at(at), false);

    assertThat(Judged.sentence(answer)).isEqualTo(IN + "was empty at " + at + ".");
    assertThat(((ClaimAnswer.Proven) answer).statement().limits())
        .anyMatch(limit -> limit.contains("rests on the archive's own clock"));
  }

  @Test
  void a_file_that_came_and_went_again_is_not_hidden_by_two_equal_listings() {
    Instant from = claims.now();
    claims.quiet(Duration.ofMinutes(2));
    Instant came = claims.now();
    put("/in/a.xml");
    claims.archive().directories().remove(claims.archive().session(), RawPath.of("/in/a.xml"));
    claims.quiet(Duration.ofMinutes(2));
    Instant to = claims.now();
    stampedMinutesLater(3);

    for (boolean full : new boolean[] {false, true}) {
      assertThat(Judged.reason(claims.held("/in", Period.during(from, to), full)))
          .startsWith("/in changed at " + new LogInstant(came));
    }
  }
}
