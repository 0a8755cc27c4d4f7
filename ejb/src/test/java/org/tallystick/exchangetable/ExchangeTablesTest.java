package org.tallystick.exchangetable;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.platform.DatabaseKind;
import org.tallystick.platform.InvalidSettingException;

class ExchangeTablesTest {

  @Test
  void theEmbeddedDatabaseSaysThatItCannot() {
    assertThatThrownBy(() -> ExchangeTables.require(DatabaseKind.H2))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("TLY-0945")
        .hasMessageContaining("found database H2, expected PostgreSQL");
    assertThatCode(() -> ExchangeTables.require(DatabaseKind.POSTGRESQL))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1erp", "erp-user", "erp\"; drop role owner; --", "erp user"})
  void aNameThatIsNoRolesIsRefusedBeforeItIsAsked(String name) {
    assertThatThrownBy(() -> ExchangeTables.requireName(name))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("TLY-0946")
        .hasMessageContaining("found \"" + name + "\"");
  }
}
