package org.tallystick.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallystick.guard.FailedTries;
import org.tallystick.testkit.MovableClock;

class FailedSignInsTest {

  private static final Peer HOME = new Peer("203.0.113.7", 50_000);
  private static final Peer AWAY = new Peer("198.51.100.9", 50_000);

  private final MovableClock clock = new MovableClock();
  private final FailedSignIns failures = new FailedSignIns(clock);

  @Test
  void the_fifth_failure_of_a_name_from_an_address_is_the_last() {
    for (int i = 1; i < FailedSignIns.OF_NAME_AND_ADDRESS; i++) {
      assertThat(failures.begin("anna", HOME)).isEqualTo(new FailedTries.MayTry(false, false));
    }

    assertThat(failures.begin("anna", HOME)).isEqualTo(new FailedTries.MayTry(true, false));
    assertThat(failures.begin("anna", HOME))
        .isEqualTo(new FailedTries.HoldOff(FailedSignIns.WINDOW));
  }

  @Test
  void somebody_else_and_somewhere_else_are_not_held_off() {
    exhaust("anna", HOME, FailedSignIns.OF_NAME_AND_ADDRESS);

    assertThat(failures.begin("berta", HOME)).isInstanceOf(FailedTries.MayTry.class);
    assertThat(failures.begin("anna", AWAY)).isInstanceOf(FailedTries.MayTry.class);
  }

  @Test
  void another_port_is_the_same_address() {
    exhaust("anna", HOME, FailedSignIns.OF_NAME_AND_ADDRESS);

    assertThat(failures.begin("anna", new Peer(HOME.address(), 4242)))
        .isInstanceOf(FailedTries.HoldOff.class);
  }

  @Test
  void an_address_that_tries_many_names_is_held_off() {
    for (int i = 0; i < FailedSignIns.OF_ADDRESS; i++) {
      failures.begin("name" + i, HOME);
    }

    assertThat(failures.begin("anna", HOME)).isInstanceOf(FailedTries.HoldOff.class);
    assertThat(failures.begin("anna", AWAY)).isInstanceOf(FailedTries.MayTry.class);
  }

  @Test
  void a_name_tried_from_many_addresses_is_held_off() {
    for (int i = 0; i < FailedSignIns.OF_NAME; i++) {
      failures.begin("anna", new Peer("10.0.0." + i, 1));
    }

    assertThat(failures.begin("anna", AWAY)).isInstanceOf(FailedTries.HoldOff.class);
  }

  @Test
  void after_the_window_one_may_try_again() {
    exhaust("anna", HOME, FailedSignIns.OF_NAME_AND_ADDRESS);

    clock.move(FailedSignIns.WINDOW.minusSeconds(1));
    assertThat(failures.begin("anna", HOME))
        .isEqualTo(new FailedTries.HoldOff(Duration.ofSeconds(1)));
    clock.move(Duration.ofSeconds(1));
    assertThat(failures.begin("anna", HOME)).isInstanceOf(FailedTries.MayTry.class);
  }

  @Test
  void a_success_is_not_counted() {
    for (int i = 0; i < 10 * FailedSignIns.OF_NAME; i++) {
      assertThat(failures.begin("anna", HOME)).isInstanceOf(FailedTries.MayTry.class);
      failures.forgive("anna", HOME);
    }
  }

  @Test
  void one_success_does_not_wipe_out_what_the_address_did_to_others() {
    exhaust("berta", HOME, 3);
    exhaust("carl", HOME, 3);
    failures.begin("anna", HOME);
    failures.forgive("anna", HOME);

    exhaust("dora", HOME, 4);
    exhaust("emil", HOME, 4);
    exhaust("fritz", HOME, 4);
    exhaust("gerd", HOME, 2);

    assertThat(failures.begin("hans", HOME)).isInstanceOf(FailedTries.HoldOff.class);
  }

  @Test
  void a_flood_of_names_is_bounded_and_keeps_those_who_failed_most() {
    exhaust("anna", HOME, FailedSignIns.OF_NAME_AND_ADDRESS);
    for (int i = 0; i < FailedTries.REMEMBERED; i++) {
      failures.begin(
          "name" + i, new Peer("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 1));
    }

    assertThat(failures.size()).isLessThanOrEqualTo(FailedTries.REMEMBERED + 3);
    assertThat(failures.begin("anna", HOME)).isInstanceOf(FailedTries.HoldOff.class);
  }

  private void exhaust(String name, Peer peer, int times) {
    for (int i = 0; i < times; i++) {
      failures.begin(name, peer);
    }
  }
}
