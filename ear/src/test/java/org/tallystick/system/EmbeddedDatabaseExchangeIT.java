package org.tallystick.system;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// Exchanges on the embedded database.
@ExtendWith(SharedServer.class)
class EmbeddedDatabaseExchangeIT extends ExchangeContract {

  @SuppressWarnings("NullAway.Init")
  private RunningServer server;

  @BeforeEach
  void use(RunningServer shared) {
    server = shared;
  }

  @Override
  Sftp partner() {
    return server.sftp();
  }

  @Override
  Api auditor() {
    return server.api("auditor");
  }

  @Override
  Api sender() {
    return server.api("operator");
  }

  @Override
  Api business() {
    return server.api("business");
  }

  @Override
  String partnerId() {
    return "acme";
  }

  @Override
  ServerSetup setup() {
    return server.setup();
  }
}
