package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told from a fault, wherever it stands in the chain of causes.
class StorageFaultsTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08003", "57P01"})
  void aConnectionThatBreaksInTheMiddleIsLostAndTheDatabaseNotSaidToBeDown(String state) {
    Throwable fault = new PersistenceException(new SQLException("gone", state));

    assertThat(StorageFaults.isConnectionLost(fault)).isTrue();
    assertThat(StorageFaults.isDatabaseDown(fault)).isFalse();
  }

  @Test
  void aDatabaseNobodyCanConnectToIsDownAndItsConnectionLost() {
    Throwable fault = new PersistenceException(new SQLTransientConnectionException());

    assertThat(StorageFaults.isConnectionLost(fault)).isTrue();
    assertThat(StorageFaults.isDatabaseDown(fault)).isTrue();
  }

  @Test
  void aStatementThatIsRefusedIsNeither() {
    Throwable fault = new PersistenceException(new SQLException("duplicate key", "23505"));

    assertThat(StorageFaults.isConnectionLost(fault)).isFalse();
    assertThat(StorageFaults.isDatabaseDown(fault)).isFalse();
    assertThat(StorageFaults.isOfDatabase(fault)).isTrue();
  }
}
