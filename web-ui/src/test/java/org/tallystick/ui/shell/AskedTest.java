package org.tallystick.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import org.junit.jupiter.api.Test;

class AskedTest {

  private static String refuse(Exception cause) {
    throw new EJBException(cause);
  }

  @Test
  void whatAUseCaseRefusesIsSaidInItsOwnWords() {
    assertThatThrownBy(() ->
            Asked.of(() -> refuse(new IllegalArgumentException("at most 10000 files at once"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at most 10000 files at once");
  }

  @Test
  void anotherFaultStaysWhatItIs() {
    assertThatThrownBy(() -> Asked.of(() -> refuse(new IllegalStateException("down"))))
        .isInstanceOf(EJBException.class);
  }

  @Test
  void anAnswerIsGivenOn() {
    assertThat(Asked.of(() -> "done")).isEqualTo("done");
  }
}
