package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exchanges on PostgreSQL: a server without demo, brought up by its first administrator.
@SuppressWarnings("NullAway.Init")
class PostgresExchangeIT extends ExchangeContract {

  @TempDir static Path keys;

  private static PostgresCluster postgres;
  private static RunningServer server;
  private static Api administrator;
  private static Api business;
  private static NewPartner partner;

  @BeforeAll
  static void start() {
    postgres = PostgresCluster.start();
    server = RunningServer.start(postgres.applyTo(ServerSetup.fresh("postgres")));
    administrator = server.firstAdministrator();
    String password = "business person's password";
    administrator.created(
        "/api/v1/users",
        "{\"name\":\"bea\",\"password\":\"%s\",\"roles\":[\"business\"]}".formatted(password));
    business = new Api(server.url(), "bea", password);
    partner = NewPartner.bringUp(server, administrator, "globex", keys);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    postgres.close();
  }

  @Test
  void thereIsNoDemoBesideARealDatabase() {
    assertThat(Files.exists(server.data().resolve("demo"))).isFalse();
    assertThat(administrator.items("/api/v1/partners"))
        .extracting(known -> known.get("id").getAsString())
        .containsExactly("globex");
  }

  @Override
  Sftp partner() {
    return partner.sftp();
  }

  @Override
  Api auditor() {
    return administrator;
  }

  @Override
  Api sender() {
    return administrator;
  }

  @Override
  Api business() {
    return business;
  }

  @Override
  String partnerId() {
    return partner.id();
  }

  @Override
  ServerSetup setup() {
    return server.setup();
  }
}
