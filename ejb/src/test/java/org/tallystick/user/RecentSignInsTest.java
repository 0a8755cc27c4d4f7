package org.tallystick.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.tallystick.ledger.SessionId;
import org.tallystick.testkit.MovableClock;

class RecentSignInsTest {

  private static final Peer PEER = new Peer("203.0.113.7", 50_000);
  private static final SignedIn ANNA =
      new SignedIn(
          SessionId.random(), new UserName("anna"), EnumSet.of(Role.AUDITOR), Scope.all(), "c1");

  private final MovableClock clock = new MovableClock();
  private final RecentSignIns recent = new RecentSignIns(clock);

  @Test
  void the_same_credentials_from_the_same_address_are_known_for_a_while() {
    recent.remember("anna", "secret words", PEER, ANNA);

    assertThat(recent.find("anna", "secret words", new Peer(PEER.address(), 1))).contains(ANNA);
    clock.move(RecentSignIns.FOR);
    assertThat(recent.find("anna", "secret words", PEER)).isEmpty();
  }

  @Test
  void anything_else_is_not_known() {
    recent.remember("anna", "secret words", PEER, ANNA);

    assertThat(recent.find("anna", "Secret words", PEER)).isEmpty();
    assertThat(recent.find("annas", "ecret words", PEER)).isEmpty();
    assertThat(recent.find("anna", "secret words", new Peer("198.51.100.9", 50_000))).isEmpty();
  }

  @Test
  void the_eldest_is_forgotten_first() {
    recent.remember("anna", "secret words", PEER, ANNA);
    for (int i = 0; i < 1_000; i++) {
      recent.remember("anna", "other words " + i, PEER, ANNA);
    }

    assertThat(recent.find("anna", "secret words", PEER)).isEmpty();
    assertThat(recent.find("anna", "other words 0", PEER)).isPresent();
  }
}
