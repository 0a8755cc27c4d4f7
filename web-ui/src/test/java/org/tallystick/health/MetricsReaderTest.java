package org.tallystick.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.ledger.SessionId;
import org.tallystick.user.Role;
import org.tallystick.user.Scope;
import org.tallystick.user.SignInOutcome;
import org.tallystick.user.SignedIn;
import org.tallystick.user.UserName;

class MetricsReaderTest {

  private static final SignInOutcome NOBODY = new SignInOutcome.Refused();

  @Test
  void aProgramOnThisMachineReadsTheFiguresWithoutAName() {
    assertThat(MetricsReader.judge(NOBODY, true)).isEqualTo(MetricsReader.ADMITTED);
  }

  @Test
  void aStrangerFromElsewhereIsAskedWhoTheyAre() {
    assertThat(MetricsReader.judge(NOBODY, false)).isEqualTo(MetricsReader.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPERATOR", "AUDITOR", "ADMINISTRATOR"})
  void whoKeepsTheServerReadsThemFromAnywhere(Role role) {
    assertThat(MetricsReader.judge(person(role, Scope.all()), false))
        .isEqualTo(MetricsReader.ADMITTED);
  }

  @Test
  void aBusinessUserIsRefused() {
    assertThat(MetricsReader.judge(person(Role.BUSINESS, Scope.all()), false))
        .isEqualTo(MetricsReader.REFUSED);
  }

  @Test
  void aKeyForSomethingElseIsRefused() {
    SignedIn withKey = person(Role.OPERATOR, Set.of(Scope.EXCHANGES_READ));

    assertThat(MetricsReader.judge(withKey, false)).isEqualTo(MetricsReader.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.0.1", "::1", "0:0:0:0:0:0:0:1"})
  void theLoopbackIsKnown(String address) {
    assertThat(LoopbackCaller.isLoopback(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.168.127.1", "::ffff:10.0.0.1", "fe80::1", "128.0.0.1"})
  void otherAddressesAreNot(String address) {
    assertThat(LoopbackCaller.isLoopback(address)).isFalse();
  }

  private static SignedIn person(Role role, Set<Scope> scopes) {
    return new SignedIn(
        SessionId.random(), UserName.find("ada").orElseThrow(), Set.of(role), scopes, "");
  }
}
