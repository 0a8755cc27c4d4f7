package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final InetAddress HOME = InetAddress.ofLiteral("203.0.113.7");
  private static final InetAddress AWAY = InetAddress.ofLiteral("198.51.100.9");
  private static final long SECOND = 1_000_000_000L;

  private final Arrivals arrivals = new Arrivals(10);

  private long admitted(InetAddress address, long from, int tries) {
    return IntStream.range(0, tries).filter(i -> arrivals.admit(address, from)).count();
  }

  @Test
  void an_address_gets_a_few_at_once_and_so_many_a_second_after() {
    assertThat(admitted(HOME, 0, 100)).isEqualTo(20);
    assertThat(admitted(HOME, SECOND, 100)).isEqualTo(10);
    assertThat(admitted(HOME, 10 * SECOND, 100)).isEqualTo(20);
  }

  @Test
  void another_address_is_not_slowed_down() {
    admitted(HOME, 0, 100);

    assertThat(arrivals.admit(AWAY, 0)).isTrue();
  }

  @Test
  void a_clock_that_overflows_changes_nothing() {
    long late = Long.MAX_VALUE - SECOND / 2;

    assertThat(admitted(HOME, late, 100)).isEqualTo(20);
    assertThat(admitted(HOME, late + SECOND, 100)).isEqualTo(10);
  }
}
