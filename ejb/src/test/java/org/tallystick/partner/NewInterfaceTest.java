package org.tallystick.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawPath;

class NewInterfaceTest {

  private static NewInterface at(String directory) {
    return new NewInterface("orders", "Orders", Direction.INBOUND, RawPath.of(directory), "*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.exchange", "/.exchange/receipts", "/"})
  void theRootAndTheExchangeFolderAreNoInterfaces(String directory) {
    assertThatThrownBy(() -> at(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory is " + directory + ", expected");
  }

  @Test
  void aNameThatOnlyBeginsLikeItIsFree() {
    assertThat(at("/.exchanges").directory()).isEqualTo(RawPath.of("/.exchanges"));
  }
}
