package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallystick.partner.AccountId;

class OpenSessionsTest {

  private static final AccountId ACME = new AccountId("acme");
  private static final AccountId GLOBEX = new AccountId("globex");

  private final OpenSessions sessions = new OpenSessions(2);

  @Test
  void an_account_has_at_most_so_many_sessions_and_others_do_not_feel_it() {
    assertThat(sessions.admit(ACME)).isTrue();
    assertThat(sessions.admit(ACME)).isTrue();

    assertThat(sessions.admit(ACME)).isFalse();

    assertThat(sessions.admit(GLOBEX)).isTrue();
  }

  @Test
  void a_session_that_is_over_makes_room() {
    sessions.admit(ACME);
    sessions.admit(ACME);

    sessions.over(ACME);

    assertThat(sessions.admit(ACME)).isTrue();
    assertThat(sessions.admit(ACME)).isFalse();
  }

  @Test
  void nothing_is_kept_of_sessions_that_are_over() {
    sessions.admit(ACME);
    sessions.admit(GLOBEX);

    sessions.over(ACME);
    sessions.over(GLOBEX);
    sessions.over(GLOBEX);

    assertThat(sessions.isEmpty()).isTrue();
  }
}
