package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What README tells a new user to do, with the commands the launcher prints.
@ExtendWith(SharedServer.class)
class FirstStepsIT {

  @TempDir Path here;

  @Test
  void theLauncherPrintsHowToSignInAndHowToSendAFile(RunningServer server) {
    Eventually.holds(
        java.time.Duration.ofSeconds(10),
        () ->
            assertThat(server.output())
                .contains("http://localhost:" + server.setup().httpPort())
                .contains("admin")
                .contains(server.password("admin"))
                .contains(
                    "sftp -P "
                        + server.sftpPort()
                        + " -i "
                        + server.demoKey()
                        + " acme@localhost"));
  }

  @Test
  void aFileSentIsListedAndComesBackByteForByte(RunningServer server) throws Exception {
    Path order =
        Files.writeString(here.resolve("order.xml"), "<Order><ID>first steps</ID></Order>");

    server.sftp().succeed("put " + order + " in/first-steps.xml");

    assertThat(server.sftp().succeed("ls -1 in").lines()).contains("in/first-steps.xml");
    server.sftp().succeed("get in/first-steps.xml " + here.resolve("back.xml"));
    assertThat(here.resolve("back.xml")).hasSameBinaryContentAs(order);
  }

  @Test
  void aSecondServerOnTheSameDataDirectoryIsRefusedByName(RunningServer server) {
    ServerSetup second = ServerSetup.fresh("second").withData(server.data());

    RunningServer.Refused refused = RunningServer.startRefused(second);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("TLY-0054", server.data().toString(), "TALLYSTICK_DATA");
  }

  @Test
  void aTakenHttpPortIsNamedWithItsSetting(RunningServer server) {
    RunningServer.Refused refused =
        RunningServer.startRefused(
            ServerSetup.fresh("http-taken").withHttpPort(server.setup().httpPort()));

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output())
        .contains(
            "TLY-0055", "TALLYSTICK_HTTP_PORT", "port " + server.setup().httpPort() + " is taken");
  }

  @Test
  void aTakenSftpPortIsNamedWithItsSetting(RunningServer server) {
    RunningServer.Refused refused =
        RunningServer.startRefused(ServerSetup.fresh("sftp-taken").withSftpPort(server.sftpPort()));

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output())
        .contains("TLY-0055", "TALLYSTICK_SFTP_PORT", "port " + server.sftpPort() + " is taken");
  }
}
