package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Many connections, one after the other and at the same time, and a day of work leave nothing behind: no thread, no descriptor, no session, no staged or temporary file. A share of it by default; with
/// `-Dtallystick.long=true` 10,000 in a loop, 1,000 at once and 8,640 visits (one each ten seconds of a day), on a heap of 1 GiB.
@ExtendWith(SharedServer.class)
class SoakIT {

  private static final boolean LONG = Boolean.getBoolean("tallystick.long");
  private static final int CONNECTS = LONG ? 10_000 : 200;
  private static final int IDLE = LONG ? 1_000 : 50;
  private static final int VISITS = LONG ? 8_640 : 120;
  private static final int AT_ONCE = 4;

  /// Threads and descriptors that pools may keep a while longer than they are used.
  private static final int MARGIN = 12;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path here;

  /// @param sessions that the server says are signed in
  private record Counts(
      long threads,
      long descriptors,
      long staged,
      long temporary,
      long sessions,
      long residentKib) {

    static Counts of(RunningServer server) throws IOException {
      Path process = Path.of("/proc", Files.readString(server.data().resolve("lock")).strip());
      try (Stream<Path> descriptors = Files.list(process.resolve("fd"));
          Stream<Path> staged = Files.list(server.data().resolve("staging"));
          Stream<Path> temporary = temporary(server.data().resolve("scratch"))) {
        return new Counts(
            status(process, "Threads:"),
            descriptors.count(),
            staged.count(),
            temporary.count(),
            server.api("operator").items("/api/v1/sessions").stream()
                .filter(session -> session.get("account").getAsString().equals("soak"))
                .count(),
            status(process, "VmRSS:"));
      }
    }

    private static Stream<Path> temporary(Path folder) throws IOException {
      return Files.exists(folder) ? Files.list(folder) : Stream.empty();
    }

    private static long status(Path process, String field) throws IOException {
      return Files.readAllLines(process.resolve("status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void manyConnectionsLeaveNothingBehind(RunningServer shared) throws Exception {
    if (!LONG) {
      soak(shared);
      return;
    }
    ServerSetup setup =
        ServerSetup.fresh("soak")
            .with("TALLYSTICK_SFTP_SESSIONS", "2000")
            .with("TALLYSTICK_JAVA_OPTIONS", "-Xmx1g");
    try (RunningServer own = RunningServer.start(setup)) {
      soak(own);
    }
  }

  private void soak(RunningServer server) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair key = generator.generateKeyPair();
    NewPartner.bringUp(server, server.api("admin"), "soak", here);
    server
        .api("admin")
        .created(
            "/api/v1/accounts/soak/keys",
            "{\"publicKey\":\"" + PublicKeyEntry.toString(key.getPublic()) + "\"}");
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
      client.start();
      loop(client, server, key, AT_ONCE);
      Counts before = Counts.of(server);
      System.out.println("soak: before " + before);
      Counts most = idle(client, server, key);
      System.out.printf("soak: %d sessions at once %s%n", IDLE, most);
      long began = System.nanoTime();
      loop(client, server, key, CONNECTS);
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("soak: %d connects in %.1f s %s%n", CONNECTS, seconds, Counts.of(server));
      began = System.nanoTime();
      work(client, server, key);
      seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("soak: %d visits in %.1f s %s%n", VISITS, seconds, Counts.of(server));

      assertThat(most.sessions()).isEqualTo(IDLE);
      Eventually.holds(LIMIT, () -> assertNothingIsLeft(server, before));
      System.out.println("soak: after " + Counts.of(server));
    }
  }

  private static void assertNothingIsLeft(RunningServer server, Counts before) throws IOException {
    Counts after = Counts.of(server);
    assertThat(after.sessions()).isZero();
    assertThat(after.staged()).isEqualTo(before.staged());
    assertThat(after.temporary()).isEqualTo(before.temporary());
    assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + MARGIN);
    assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + MARGIN);
  }

  private static ClientSession signIn(SshClient client, RunningServer server, KeyPair key)
      throws IOException {
    ClientSession session =
        client.connect("soak", "127.0.0.1", server.sftpPort()).verify(LIMIT).getSession();
    session.addPublicKeyIdentity(key);
    session.auth().verify(LIMIT);
    return session;
  }

  private static void loop(SshClient client, RunningServer server, KeyPair key, int times)
      throws Exception {
    inParallel(
        times,
        () -> {
          try (ClientSession session = signIn(client, server, key);
              ChannelSubsystem sftp = session.createSubsystemChannel("sftp")) {
            sftp.open().verify(LIMIT);
          }
          return true;
        });
  }

  /// What partners do in a day: each visit sends, fetches, renames, lists and removes, and every fourth breaks off in the middle of a file, which the next one takes away.
  private static void work(SshClient client, RunningServer server, KeyPair key) throws Exception {
    AtomicInteger visit = new AtomicInteger();
    byte[] content = new byte[4096];
    inParallel(
        VISITS,
        () -> {
          int number = visit.incrementAndGet();
          String name = "/in/visit-" + number;
          boolean wasTorn = number % 4 == 0;
          if (wasTorn) {
            breakOff(client, server, key, name + ".torn");
          }
          try (ClientSession session = signIn(client, server, key);
              SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            if (wasTorn) {
              Eventually.within(LIMIT, name + " is torn", () -> isRemoved(sftp, name + ".torn"));
            }
            try (OutputStream out = sftp.write(name)) {
              out.write(content);
            }
            try (InputStream in = sftp.read(name)) {
              assertThat(in.readAllBytes()).isEqualTo(content);
            }
            sftp.rename(name, name + ".done");
            assertThat(sftp.readEntries("/in")).isNotEmpty();
            sftp.remove(name + ".done");
          }
          return true;
        });
  }

  private static void breakOff(SshClient client, RunningServer server, KeyPair key, String name)
      throws IOException {
    ClientSession session = signIn(client, server, key);
    SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
    SftpClient.CloseableHandle file =
        sftp.open(name, SftpClient.OpenMode.Write, SftpClient.OpenMode.Create);
    sftp.write(file, 0, new byte[1000]);
    session.close(true).await(LIMIT);
  }

  /// Until the server has seen that the session is gone, there is nothing to remove.
  private static boolean isRemoved(SftpClient sftp, String name) {
    try {
      sftp.remove(name);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// @return the counts while all of them are there
  private static Counts idle(SshClient client, RunningServer server, KeyPair key) throws Exception {
    List<ClientSession> sessions = inParallel(IDLE, () -> signIn(client, server, key));
    Counts counts = Counts.of(server);
    for (ClientSession session : sessions) {
      session.close(true).await(LIMIT);
    }
    return counts;
  }

  private static <T> List<T> inParallel(int times, Callable<T> work) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(work));
      }
      for (Future<T> one : running) {
        results.add(one.get());
      }
    }
    return results;
  }
}
