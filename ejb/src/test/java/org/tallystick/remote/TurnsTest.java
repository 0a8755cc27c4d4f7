package org.tallystick.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one database, each with its own bean.
class TurnsTest {

  @TempDir Path data;

  @Test
  void aServerThatStartsAgainHasNotTheTurnOfItsLifeBefore() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(Habit.LEAVE)) {
      Turns before = acme.archive().make(Turns.class);
      Turns.Turn held = before.take(RemoteFixture.ORDERS).orElseThrow();
      Turns after = acme.archive().make(Turns.class);

      after.giveAll();

      assertThat(after.take(RemoteFixture.ORDERS)).isPresent();
      acme.pass(Duration.ofSeconds(11));
      assertThatThrownBy(held::renew).isInstanceOf(IOException.class);
    }
  }

  @Test
  void oneAtATimeHasTheTurnUntilItGivesItBackOrItsTimeIsOver() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(Habit.LEAVE)) {
      Turns here = acme.archive().make(Turns.class);
      Turns there = acme.archive().make(Turns.class);

      Turns.Turn first = here.take(RemoteFixture.ORDERS).orElseThrow();
      assertThat(there.take(RemoteFixture.ORDERS)).isEmpty();
      assertThat(here.take(RemoteFixture.ORDERS)).isEmpty();

      acme.pass(Duration.ofSeconds(50));
      first.renew();
      acme.pass(Duration.ofSeconds(50));
      assertThat(there.take(RemoteFixture.ORDERS)).isEmpty();

      acme.pass(Duration.ofSeconds(11));
      Optional<Turns.Turn> second = there.take(RemoteFixture.ORDERS);
      assertThat(second).isPresent();
      assertThatThrownBy(first::renew)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("TLY-0967");
      first.close();
      assertThat(here.take(RemoteFixture.ORDERS)).isEmpty();

      second.get().close();
      assertThat(here.take(RemoteFixture.ORDERS)).isPresent();
    }
  }
}
