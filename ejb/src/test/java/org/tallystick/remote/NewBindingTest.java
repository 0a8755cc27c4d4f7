package org.tallystick.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.name.RawName;
import org.tallystick.remote.client.RemotePath;

class NewBindingTest {

  private static final NewBinding USUAL =
      NewBinding.usual(new RemoteServerId("acme.own"), RemotePath.of("/incoming"));

  @Test
  void aPartNameHasTheNameInIt() {
    assertThat(USUAL.part(RawName.of("a.xml")).text()).isEqualTo(".in.a.xml.");
    assertThat(USUAL.part(RawName.of("x".repeat(250))).length()).isEqualTo(255);
  }

  @Test
  void longNamesThatDifferAtTheirEndHavePartNamesThatDiffer() {
    String same = "x".repeat(254);
    RawName one = USUAL.part(RawName.of(same + "1"));
    RawName other = USUAL.part(RawName.of(same + "2"));

    assertThat(one).isNotEqualTo(other);
    assertThat(one.length()).isEqualTo(255);
    assertThat(one.text()).startsWith(".in.xxx").endsWith(".");
  }

  @Test
  void thePauseDoublesUpToAnHour() {
    assertThat(USUAL.pauseAfter(1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(USUAL.pauseAfter(2)).isEqualTo(Duration.ofSeconds(60));
    assertThat(USUAL.pauseAfter(1000)).isEqualTo(Duration.ofHours(1));
  }
}
