package org.tallystick.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partner's own server beside the database that production has.
class RemoteOnPostgresIT {

  @TempDir Path here;

  /// The second has the contents and keys of the first. In the long run the first dies in the middle, and the second has its turn when that of the first is over.
  @Test
  void twoServersOnOneDatabaseFetchAndBringEachFileOnce() throws Exception {
    int files = 300;
    try (PostgresCluster postgres = PostgresCluster.start();
        RunningServer first =
            RunningServer.start(postgres.applyTo(ServerSetup.fresh("remote-first")));
        RunningServer second = RunningServer.start(beside(postgres, first))) {
      Api administrator = first.firstAdministrator();
      RemotePartner partner = RemotePartner.create(administrator, "globex");
      String key = partner.register(1, "nobody", "key");
      try (ForeignServer foreign = ForeignServer.openSsh(here, key)) {
        Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
        Path incoming = Files.createDirectories(foreign.files().resolve("incoming"));
        for (int file = 0; file < files; file++) {
          Files.writeString(theirs.resolve("order-" + file), "<order>" + file + "</order>");
        }
        partner.moveTo(foreign.port(), foreign.user());
        partner.pin();
        partner.bind("invoices", foreign.directory("incoming"), "");
        partner.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");
        for (int file = 0; file < 20; file++) {
          partner.send("invoice-" + file, ("<invoice>" + file + "</invoice>").getBytes(UTF_8));
        }
        if (Seed.LONG) {
          first.kill9();
        }

        Api other = new Api(second.url(), administrator.user(), administrator.password());
        Eventually.holds(
            Duration.ofMinutes(4),
            () -> {
              assertThat(theirs).isEmptyDirectory();
              assertThat(names(other, "file.received")).hasSize(files);
              assertThat(names(other, "file.delivered")).hasSize(20);
            });
        Thread.sleep(3_000);
        assertThat(names(other, "file.received")).hasSize(files).doesNotHaveDuplicates();
        assertThat(names(other, "file.delivered")).hasSize(20).doesNotHaveDuplicates();
        assertThat(incoming.toFile().list()).hasSize(20);
        assertThat(first.log() + second.log()).doesNotContain("TLY-0969", "TLY-0970");
        requireThatItIsTakenAway(partner, other, first);
      }
      Check.clean(second.setup());
    }
  }

  private static void requireThatItIsTakenAway(
      RemotePartner partner, Api api, RunningServer first) {
    RemotePartner by = new RemotePartner(api, partner.id());
    assertThat(by.binding("orders").get("result").getAsString()).contains("listed");
    assertThat(by.remove().body()).contains("is used by globex.invoices, globex.orders");
    by.unbind("orders");
    by.unbind("invoices");
    assertThat(api.get("/api/v1/interfaces/globex.orders/remote").statusCode()).isEqualTo(404);
    assertThat(by.remove().statusCode()).isEqualTo(204);
    assertThat(api.items("/api/v1/remote-servers")).isEmpty();
    assertThat(first.data().resolve("keys/remote/" + partner.server())).doesNotExist();
  }

  private static ServerSetup beside(PostgresCluster postgres, RunningServer first)
      throws IOException {
    ServerSetup setup = ServerSetup.fresh("remote-second");
    for (String shared : List.of("content", "keys")) {
      Path own = setup.data().resolve(shared);
      if (Files.exists(own)) {
        Files.move(own, own.resolveSibling(shared + ".own"));
      }
      Files.createSymbolicLink(own, first.data().resolve(shared));
    }
    return postgres.applyTo(setup).with("TALLYSTICK_CHECKPOINT_DIR", first.data() + "-checkpoints");
  }

  private static List<String> names(Api as, String type) {
    List<String> names = new ArrayList<>();
    String next = "";
    do {
      JsonObject page = as.json("/api/v1/events?limit=100&log=globex&type=" + type + next);
      page.getAsJsonArray("items")
          .forEach(item ->
              names.add(
                  item.getAsJsonObject()
                      .getAsJsonObject("event")
                      .getAsJsonObject("file")
                      .get("name")
                      .getAsString()));
      next = page.has("next") ? "&cursor=" + page.get("next").getAsString() : "";
    } while (!next.isEmpty());
    return names;
  }
}
