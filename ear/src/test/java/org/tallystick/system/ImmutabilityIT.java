package org.tallystick.system;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/// `ARC`: what was archived is neither changed nor taken away, whoever asks the database for it with its own users.
class ImmutabilityIT {

  @Test
  void theEmbeddedDatabaseRefusesEveryChangeToTheApplicationAndToTheOwner() throws Exception {
    Path data;
    try (RunningServer server = RunningServer.start(ServerSetup.fresh("immutable-h2"))) {
      data = server.data();
    }
    String url = "jdbc:h2:file:" + data.resolve("db/tallystick");

    try (Connection application = DriverManager.getConnection(url, "tallystick", "tallystick");
        Connection owner = DriverManager.getConnection(url, "owner", "owner")) {
      ImmutableRows.insert(application);

      ImmutableRows.assertEverythingIsRefused(application);
      ImmutableRows.assertEverythingIsRefused(owner);
    }
  }

  @Test
  void postgresqlRefusesEveryChangeToTheApplicationAndToTheOwner() throws Exception {
    try (PostgresCluster postgres = PostgresCluster.start()) {
      RunningServer.start(postgres.applyTo(ServerSetup.fresh("immutable-postgres"))).close();

      try (Connection application = postgres.asApplication();
          Connection owner = postgres.asOwner()) {
        ImmutableRows.insert(application);

        ImmutableRows.assertEverythingIsRefused(application);
        ImmutableRows.assertEverythingIsRefused(owner);
        ImmutableRows.assertCascadingTruncateIsRefused(owner);
      }
    }
  }
}
