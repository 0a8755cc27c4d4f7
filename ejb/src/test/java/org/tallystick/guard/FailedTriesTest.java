package org.tallystick.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallystick.testkit.MovableClock;

class FailedTriesTest {

  private static final String HOME = "203.0.113.7";
  private static final String AWAY = "198.51.100.9";

  private final MovableClock clock = new MovableClock();
  private final FailedTries tries =
      new FailedTries(
          clock,
          new TryLimits(3, 10, Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(15)));

  @Test
  void each_failure_too_many_waits_twice_as_long_as_the_one_before() {
    tries.begin("acme", HOME);
    tries.begin("acme", HOME);
    tries.begin("acme", HOME);

    for (int seconds = 1; seconds <= 8; seconds *= 2) {
      assertThat(tries.begin("acme", HOME))
          .isEqualTo(new FailedTries.HoldOff(Duration.ofSeconds(seconds)));
      clock.move(Duration.ofSeconds(seconds));
      assertThat(tries.begin("acme", HOME)).isInstanceOf(FailedTries.MayTry.class);
    }
  }

  @Test
  void strangers_elsewhere_never_lock_an_account_out() {
    for (int i = 0; i < 10_000; i++) {
      tries.begin("acme", "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }

    assertThat(tries.begin("acme", AWAY)).isEqualTo(new FailedTries.MayTry(false, false));
  }

  @Test
  void the_last_failure_of_an_address_is_told_whatever_names_it_tries() {
    for (int i = 1; i < 10; i++) {
      assertThat(tries.begin("name" + i, HOME)).isEqualTo(new FailedTries.MayTry(false, false));
    }

    assertThat(tries.begin("name10", HOME)).isEqualTo(new FailedTries.MayTry(true, true));
  }

  @Test
  void who_is_let_in_again_begins_anew() {
    for (int i = 0; i < 10; i++) {
      tries.begin("name" + i, HOME);
    }

    tries.forget(HOME);

    assertThat(tries.begin("acme", HOME)).isEqualTo(new FailedTries.MayTry(false, false));
  }
}
