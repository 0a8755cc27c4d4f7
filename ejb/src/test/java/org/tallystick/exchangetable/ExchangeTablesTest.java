package org.tallystick.exchangetable;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
}
