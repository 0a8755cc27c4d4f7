package org.tallystick.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that answers, with its own data directory and ports.
public final class RunningServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final ServerSetup setup;
  private Launch launch;

  private RunningServer(ServerSetup setup, Launch launch) {
    this.setup = setup;
    this.launch = launch;
  }

  /// As README starts it: with the embedded database and the demo partner.
  static RunningServer start() {
    return start(ServerSetup.asDelivered("server"));
  }

  public static RunningServer start(ServerSetup setup) {
    RunningServer server = new RunningServer(setup, Launch.of(setup));
    try {
      server.awaitReady();
    } catch (AssertionError notReady) {
      server.kill9();
      throw notReady;
    }
    return server;
  }

  /// A start that is expected to be refused.
  public static Refused startRefused(ServerSetup setup) {
    Launch launch = Launch.of(setup);
    int status = launch.waitForEnd(START_LIMIT);
    return new Refused(status, launch.output());
  }

  /// @param status the exit status of the launcher
  /// @param output what its user read
  public record Refused(int status, String output) {}

  public URI url() {
    return URI.create("http://localhost:" + setup.httpPort());
  }

  public int sftpPort() {
    return setup.sftpPort();
  }

  public Path data() {
    return setup.data();
  }

  public ServerSetup setup() {
    return setup;
  }

  /// What the user of the launcher read so far.
  public String output() {
    return launch.output();
  }

  /// The demo partner's private key.
  public Path demoKey() {
    return setup.data().resolve("demo/acme_ed25519");
  }

  /// The password of a demo person: `admin`, `operator`, `auditor` or `business`.
  public String password(String user) {
    Properties credentials = new Properties();
    try (Reader reader =
        Files.newBufferedReader(setup.data().resolve("demo/credentials.properties"))) {
      credentials.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    String password = credentials.getProperty(user);
    if (password == null) {
      throw new IllegalArgumentException(
          "user " + user + ": not among the demo's " + credentials.stringPropertyNames());
    }
    return password;
  }

  /// The demo partner's OpenSSH client.
  public Sftp sftp() {
    return Sftp.to(this).as("acme").withKey(demoKey());
  }

  public Api api(String user) {
    return new Api(url(), user, password(user));
  }

  /// The first administrator of a server without demo, whose password the launcher's user saw once.
  public Api firstAdministrator() {
    Matcher printed =
        Pattern.compile("First administrator: user (\\S+), password (\\S+)").matcher(output());
    if (!printed.find()) {
      throw new AssertionError("no first administrator was printed:\n" + output());
    }
    return new Api(url(), printed.group(1), printed.group(2));
  }

  public String log() {
    try {
      return Files.readString(setup.data().resolve("log/server.log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void kill9() {
    launch.kill9();
  }

  /// Starts again on the same data directory and ports, after [#kill9] or [#stop].
  public void restart() {
    if (launch.isAlive()) {
      stop();
    }
    launch = Launch.of(setup);
    awaitReady();
  }

  public int stop() {
    return launch.terminate();
  }

  @Override
  public void close() {
    if (launch.isAlive()) {
      stop();
    }
  }

  boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void awaitReady() {
    Eventually.within(
        START_LIMIT,
        "the server is ready",
        () -> {
          if (!launch.isAlive()) {
            throw new AssertionError(
                "the server ended instead of becoming ready; it said:\n" + launch.output());
          }
          return isReady();
        });
  }
}
