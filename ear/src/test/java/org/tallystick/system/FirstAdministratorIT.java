package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// An installation without the demo: nobody is there yet, so it makes the first administrator itself.
class FirstAdministratorIT {

  private static final Pattern PRINTED =
      Pattern.compile("First administrator: user admin, password (\\S+)");

  @Test
  void thePasswordIsPrintedOnceAndOpensTheDoor() {
    try (RunningServer server =
        RunningServer.start(
            ServerSetup.fresh("first-administrator").with("TALLYSTICK_DEMO", "off"))) {
      Matcher printed = PRINTED.matcher(server.output());
      assertThat(printed.find()).as(server.output()).isTrue();
      String password = printed.group(1);
      Api admin = new Api(server.url(), "admin", password);

      assertThat(admin.get("/api/v1/me").body()).contains("\"roles\":[\"administrator\"]");
      assertThat(admin.get("/api/v1/partners").body()).isEqualTo("{\"items\":[]}");
      assertThat(server.log()).doesNotContain(password);

      server.restart();

      assertThat(server.output()).doesNotContain("First administrator");
      assertThat(admin.get("/api/v1/me").statusCode()).isEqualTo(200);
    }
  }
}
