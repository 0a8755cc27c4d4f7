package org.tallystick.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// How long and how much the SFTP server puts up with, on a server whose limits are near.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class LimitsIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String BANNER = "For partners of Example Ltd only.";
  private static final int SIGN_IN_SECONDS = 4;
  private static final int IDLE_SECONDS = 5;
  private static final int NEWCOMERS = 8;
  private static final int NEWCOMERS_OF_ADDRESS = 5;
  private static final int SESSIONS = 4;
  private static final int CHANNELS = 10;
  private static final int HANDLES = 1024;
  private static final int FAILURES = 5;
  private static final int ARRIVALS = 10;
  private static final int SIGN_IN_REQUESTS = 10;

  private static RunningServer server;
  private static SshClient client;

  @TempDir Path here;

  @BeforeAll
  static void start() {
    server =
        RunningServer.start(
            ServerSetup.fresh("limits")
                .with("TALLYSTICK_SFTP_BANNER", BANNER)
                .with("TALLYSTICK_SFTP_SIGN_IN", "PT" + SIGN_IN_SECONDS + "S")
                .with("TALLYSTICK_SFTP_IDLE", "PT" + IDLE_SECONDS + "S")
                .with("TALLYSTICK_SFTP_UNAUTHENTICATED", Integer.toString(NEWCOMERS))
                .with(
                    "TALLYSTICK_SFTP_UNAUTHENTICATED_ADDRESS",
                    Integer.toString(NEWCOMERS_OF_ADDRESS))
                .with("TALLYSTICK_SFTP_PLAIN_MACS", "off")
                .with("TALLYSTICK_SFTP_CONNECTIONS_ADDRESS", Integer.toString(ARRIVALS))
                .with("TALLYSTICK_SFTP_SESSIONS", Integer.toString(SESSIONS))
                .with("TALLYSTICK_SFTP_FAILURES_ALL", Integer.toString(FAILURES)));
    client = JavaClient.start();
  }

  @AfterAll
  static void stop() {
    client.stop();
    server.close();
  }

  private static ClientSession signIn(String from) throws Exception {
    return JavaClient.signIn(client, server, from);
  }

  private static boolean ends(ClientSession session) {
    return session
        .waitFor(EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), LIMIT)
        .contains(ClientSession.ClientSessionEvent.CLOSED);
  }

  private static Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", server.sftpPort()));
    return socket;
  }

  /// Whether the server ends the connection within that time.
  private static boolean ends(Socket socket, Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private OpenSshClient partner() {
    return OpenSshClient.of(server, here, "acme", server.demoKey());
  }

  private static void closeAll(List<? extends Closeable> all) throws IOException {
    for (Closeable one : all) {
      one.close();
    }
  }

  private static List<JsonObject> events(String type) {
    return server.api("auditor").items("/api/v1/events?limit=100&log=acme&type=" + type);
  }

  @Test
  @Order(1)
  void theBannerIsShownBeforeTheSignIn() {
    PartnerClient seen = partner().as("nobody").run("pwd");

    assertThat(seen.status()).isEqualTo(255);
    assertThat(seen.output()).contains(BANNER);
  }

  @Test
  @Order(2)
  void whoDoesNotSignInIsOneOfFewAndIsEnded() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try {
      for (int newcomer = 0; newcomer < NEWCOMERS_OF_ADDRESS; newcomer++) {
        waiting.add(connect("127.0.0.21"));
      }
      try (Socket tooMany = connect("127.0.0.21")) {
        assertThat(ends(tooMany, Duration.ofSeconds(1))).isTrue();
      }
      assertThat(ends(waiting.getFirst(), Duration.ofMillis(200))).isFalse();
      assertThat(partner().from("127.0.0.22").run("pwd").status()).isZero();

      for (int newcomer = NEWCOMERS_OF_ADDRESS; newcomer < NEWCOMERS; newcomer++) {
        waiting.add(connect("127.0.0.23"));
      }
      try (Socket tooMany = connect("127.0.0.24")) {
        assertThat(ends(tooMany, Duration.ofSeconds(1))).isTrue();
      }
      assertThat(server.log())
          .contains(
              "TLY-0309 SFTP server: 127.0.0.21 was turned away",
              "TLY-0309 SFTP server: 127.0.0.24 was turned away");
      for (Socket one : waiting) {
        assertThat(ends(one, LIMIT)).isTrue();
      }
      assertThat(partner().run("pwd").status()).isZero();
    } finally {
      closeAll(waiting);
    }
  }

  @Test
  @Order(3)
  void whoSignsInAByteAtATimeIsEnded() throws Exception {
    long began = System.nanoTime();
    try (Socket slow = connect("127.0.0.25")) {
      byte[] words = "SSH-2.0-slow_and_never_through_with_its_name".getBytes(US_ASCII);
      assertThatThrownBy(
              () -> {
                for (byte letter : words) {
                  slow.getOutputStream().write(letter);
                  Thread.sleep(300);
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isLessThan(Duration.ofSeconds(SIGN_IN_SECONDS + 5));
  }

  @Test
  @Order(3)
  void whoConnectsTooOftenIsShutOut() throws Exception {
    int heard = 0;
    long began = System.nanoTime();
    for (int knock = 0; knock < 200; knock++) {
      heard += isHeard("127.0.0.50") ? 1 : 0;
    }
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;

    assertThat((long) heard).isBetween(1L, ARRIVALS * (2 + seconds));
    assertThat(isHeard("127.0.0.51")).isTrue();
    Eventually.within(LIMIT, "it is heard again", () -> isHeard("127.0.0.50"));
  }

  /// Whether the server says a word.
  private static boolean isHeard(String from) {
    try (Socket knock = connect(from)) {
      knock.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      return knock.getInputStream().read() == 'S';
    } catch (IOException reset) {
      return false;
    }
  }

  @Test
  @Order(3)
  void aConnectionHasOnlySoManyTriesToSignIn() {
    List<Path> keys = new ArrayList<>();
    for (int key = 0; key < SIGN_IN_REQUESTS; key++) {
      keys.add(ClientKey.create(here, "wrong" + key).privateKey());
    }

    PartnerClient few = offering("127.0.0.28", keys.subList(0, SIGN_IN_REQUESTS / 2)).run("pwd");
    PartnerClient many = offering("127.0.0.29", keys).run("pwd");

    assertThat(few.status()).as(few.output()).isZero();
    assertThat(many.status()).isEqualTo(255);
    assertThat(many.output()).contains("Too many authentication failures");
  }

  /// These keys first, and the right one last.
  private OpenSshClient offering(String from, List<Path> wrong) {
    List<String> identities = new ArrayList<>();
    wrong.stream().skip(1).forEach(key -> identities.add("IdentityFile=" + key));
    identities.add("IdentityFile=" + server.demoKey());
    return OpenSshClient.of(server, here, "acme", wrong.getFirst())
        .with(identities.toArray(String[]::new))
        .from(from);
  }

  /// Where it is not switched off, sessions of such software are let in and marked (`LiveSessionsIT`).
  @Test
  @Order(3)
  void macsOverThePlainTextCanBeSwitchedOff() throws Exception {
    try (SshClient old = JavaClient.asOldAsCurl()) {
      assertThatThrownBy(() -> JavaClient.signIn(old, server, "127.0.0.1"))
          .hasMessageContaining("mac");
    }
  }

  @Test
  @Order(4)
  void aSilentSessionIsEndedAndOneAtWorkIsNot() throws Exception {
    try (ClientSession silent = signIn("127.0.0.1");
        ClientSession works = signIn("127.0.0.1");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(works)) {
      for (int second = 0; second < IDLE_SECONDS + 3; second++) {
        assertThat(sftp.stat("/in").isDirectory()).isTrue();
        Thread.sleep(1_000);
      }
      assertThat(ends(silent)).isTrue();
      assertThat(works.isOpen()).isTrue();
    }
    Eventually.holds(
        LIMIT,
        () ->
            assertThat(events("session.closed"))
                .anySatisfy(event ->
                    assertThat(event.toString())
                        .contains("it was silent for " + IDLE_SECONDS + " s")));
  }

  @Test
  @Order(5)
  void aConnectionHasOnlySoManyChannels() throws Exception {
    List<ClientChannel> channels = new ArrayList<>();
    try (ClientSession session = signIn("127.0.0.1")) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        ChannelSubsystem sftp = session.createSubsystemChannel("sftp");
        sftp.open().verify(LIMIT);
        channels.add(sftp);
      }
      ChannelSubsystem tooMany = session.createSubsystemChannel("sftp");
      assertThatThrownBy(() -> tooMany.open().verify(LIMIT)).isInstanceOf(SshException.class);
      channels.removeLast().close(false).await(LIMIT);

      // The server counts a channel for a moment longer than its client.
      Eventually.holds(
          LIMIT,
          () -> {
            try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
              assertThat(sftp.stat("/in").isDirectory()).isTrue();
            }
          });
      closeAll(channels);
    }
  }

  @Test
  @Order(6)
  void aChannelHasOnlySoManyHandles() throws Exception {
    try (ClientSession session = signIn("127.0.0.1");
        SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
      List<SftpClient.CloseableHandle> handles = new ArrayList<>();
      for (int handle = 0; handle < HANDLES; handle++) {
        handles.add(sftp.openDir("/in"));
      }
      assertThatThrownBy(() -> sftp.openDir("/in")).isInstanceOf(SftpException.class);
      handles.removeLast().close();
      sftp.openDir("/in").close();
      closeAll(handles);
    }
  }

  @Test
  @Order(7)
  void anAccountHasOnlySoManySessions() throws Exception {
    List<ClientSession> sessions = new ArrayList<>();
    try {
      for (int session = 0; session < SESSIONS; session++) {
        sessions.add(signIn("127.0.0.1"));
      }
      assertThat(partner().run("pwd").status()).isEqualTo(255);
      assertThat(server.log()).contains("TLY-0315 account");
      sessions.removeLast().close();

      Eventually.within(LIMIT, "another may come", () -> partner().run("pwd").status() == 0);
    } finally {
      closeAll(sessions);
    }
  }

  @Test
  @Order(8)
  void aBanEndsTheSessionsThatAreThere() throws Exception {
    try (ClientSession banned = signIn("127.0.0.26");
        ClientSession other = signIn("127.0.0.27")) {
      assertThat(
              server
                  .api("operator")
                  .post(
                      "/api/v1/bans",
                      "{\"address\":\"127.0.0.26\",\"duration\":\"PT1H\",\"reason\":\"a test\"}")
                  .statusCode())
          .isEqualTo(201);

      assertThat(ends(banned)).isTrue();
      assertThat(other.isOpen()).isTrue();
    }
  }

  @Test
  @Order(9)
  void anAccountSendsOnlySoMuchADay() throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "daily", here);
    Path file = Files.write(here.resolve("file"), new byte[600]);
    server.api("admin").patched("/api/v1/accounts/daily/protection", "{\"addresses\":[]}");
    Api.send(
        server
            .api("admin")
            .request("/api/v1/accounts/daily/protection/allowance")
            .header("Content-Type", "application/json")
            .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"dayBytes\":1000}")));

    assertThat(partner.sftp().run("put " + file + " in/1").isDone()).isTrue();
    Sftp.Answer second = partner.sftp().run("put " + file + " in/2");

    assertThat(second.isDone()).isFalse();
    assertThat(partner.sftp().succeed("ls -1 in").lines()).containsExactly("in/1");
  }

  /// The last one: from here on strangers are not heard for a minute.
  @Test
  @Order(10)
  void afterManyFailuresFromEverywhereOnlyKnownAddressesAreHeard() throws Exception {
    assertThat(partner().from("127.0.0.30").run("pwd").status()).isZero();
    for (int guess = 0; guess <= FAILURES; guess++) {
      partner().as("guess" + guess).from("127.0.0." + (40 + guess)).run("pwd");
    }

    assertThat(partner().from("127.0.0.31").run("pwd").status()).isEqualTo(255);
    assertThat(partner().from("127.0.0.30").run("pwd").status()).isZero();
    assertThat(server.log()).contains("TLY-0901 SFTP server: more than " + FAILURES);
  }
}
