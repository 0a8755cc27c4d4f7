package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void whatFitsIsAllThere() {
    assertThat(Excerpt.of("short", 5)).isEqualTo("short");
    assertThat(Excerpt.of("", 0)).isEmpty();
  }

  @Test
  void whatIsLongerIsItsBeginning() {
    assertThat(Excerpt.of("longer", 4)).isEqualTo("long");
    assertThat(Excerpt.of("longer", 0)).isEmpty();
  }

  @Test
  void whatIsLeftOutIsMarkedWhereThatIsWanted() {
    assertThat(Excerpt.marked("short", 5)).isEqualTo("short");
    assertThat(Excerpt.marked("longer", 4)).isEqualTo("long…");
  }

  @Test
  void noCharacterIsCutInHalf() {
    assertThat(Excerpt.of("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
    assertThat(Excerpt.of("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00");
  }
}
