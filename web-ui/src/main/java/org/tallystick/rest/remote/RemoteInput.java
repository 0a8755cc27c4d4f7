package org.tallystick.rest.remote;

import java.time.Duration;
import java.util.Optional;
import org.tallystick.remote.Authentication;
import org.tallystick.remote.Habit;
import org.tallystick.remote.NewBinding;
import org.tallystick.remote.NewRemoteServer;
import org.tallystick.remote.PollSchedule;
import org.tallystick.remote.RemoteServerId;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Problem;

/// Remote servers and bindings as a program sends them.
final class RemoteInput {

  private RemoteInput() {}

  static NewRemoteServer server(JsonInput input) {
    return new NewRemoteServer(
        input.text("host"),
        number(input, "port", NewRemoteServer.USUAL_PORT),
        input.text("user"),
        input.findText("authentication").map(Authentication::ofWord).orElse(Authentication.KEY),
        input.findText("jumpHost").map(RemoteServerId::new));
  }

  /// What the body does not name stays; a jump host that is null goes.
  static NewRemoteServer changed(NewRemoteServer before, JsonInput input) {
    Optional<RemoteServerId> via = input.findText("jumpHost").map(RemoteServerId::new);
    return new NewRemoteServer(
        input.findText("host").orElse(before.host()),
        number(input, "port", before.port()),
        input.findText("user").orElse(before.login()),
        input
            .findText("authentication")
            .map(Authentication::ofWord)
            .orElse(before.authentication()),
        input.has("jumpHost") ? via : before.via());
  }

  /// What is left out is as usual.
  static NewBinding binding(JsonInput input) {
    return new NewBinding(
        new RemoteServerId(input.text("server")),
        RemotePath.of(input.text("directory")),
        input
            .findText("schedule")
            .map(PollSchedule::parse)
            .orElse(new PollSchedule.Every(NewBinding.USUAL_INTERVAL)),
        seconds(input, "stableSeconds", NewBinding.USUAL_STABLE),
        Habit.of(input.findText("afterFetch").orElse("leave"), input.findText("afterFetchDetail")),
        input.findText("partName").orElse(NewBinding.USUAL_PART),
        seconds(input, "retrySeconds", NewBinding.USUAL_RETRY),
        number(input, "tries", NewBinding.USUAL_TRIES));
  }

  private static Duration seconds(JsonInput input, String field, Duration usual) {
    return Duration.ofSeconds(number(input, field, Math.toIntExact(usual.toSeconds())));
  }

  private static int number(JsonInput input, String field, int usual) {
    if (!input.has(field)) {
      return usual;
    }
    try {
      return input.number(field).intValueExact();
    } catch (ArithmeticException notWhole) {
      throw Problem.badRequest("/" + field + ": expected a whole number");
    }
  }
}
