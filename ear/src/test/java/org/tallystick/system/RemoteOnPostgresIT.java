package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partner's own server beside the database that production has.
class RemoteOnPostgresIT {

  @TempDir Path here;

  @Test
  void itsFilesAreFetchedOnce() throws Exception {
    try (PostgresCluster postgres = PostgresCluster.start();
        RunningServer server =
            RunningServer.start(postgres.applyTo(ServerSetup.fresh("remote-postgres")))) {
      Api administrator = server.firstAdministrator();
      RemotePartner partner = RemotePartner.create(administrator, "globex");
      String key = partner.register(1, "nobody", "key");
      try (ForeignServer foreign = ForeignServer.openSsh(here, key)) {
        Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
        Files.createDirectories(foreign.files().resolve("incoming"));
        for (int file = 0; file < 20; file++) {
          Files.writeString(
              theirs.resolve("order-" + file + ".xml"), "<order>" + file + "</order>");
        }
        partner.moveTo(foreign.port(), foreign.user());
        partner.pin();
        partner.bind("invoices", foreign.directory("incoming"), "");
        partner.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");

        Eventually.holds(
            Duration.ofMinutes(2),
            () -> {
              assertThat(theirs).isEmptyDirectory();
              assertThat(
                      administrator.items("/api/v1/events?limit=100&log=globex&type=file.received"))
                  .hasSize(20);
            });
        assertThat(partner.binding("orders").get("result").getAsString()).contains("listed");
        assertThat(partner.remove().body()).contains("is used by globex.invoices, globex.orders");
        partner.unbind("orders");
        partner.unbind("invoices");
        assertThat(administrator.get("/api/v1/interfaces/globex.orders/remote").statusCode())
            .isEqualTo(404);
        assertThat(partner.remove().statusCode()).isEqualTo(204);
        assertThat(administrator.items("/api/v1/remote-servers")).isEmpty();
        assertThat(server.data().resolve("keys/remote/" + partner.server())).doesNotExist();
      }
      Check.clean(server.setup());
    }
  }
}
