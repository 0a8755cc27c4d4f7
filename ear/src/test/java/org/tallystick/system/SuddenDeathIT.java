package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server is killed while eight sessions upload.
class SuddenDeathIT {

  private static final int SESSIONS = 8;
  private static final int FILES = 400;

  @TempDir Path here;

  @Test
  void everyAcknowledgedFileIsThereAndNoneThatWasNotIsVisible() throws Exception {
    Path sent = sources();
    try (RunningServer server = RunningServer.start(ServerSetup.fresh("sudden-death"));
        ExecutorService clients = Executors.newFixedThreadPool(SESSIONS)) {
      List<Future<Sftp.Answer>> sessions = new ArrayList<>();
      for (int session = 0; session < SESSIONS; session++) {
        String[] commands = uploads(sent, session);
        sessions.add(clients.submit(() -> server.sftp().run(commands)));
      }
      Eventually.within(
          Duration.ofMinutes(2),
          "uploads are under way",
          () -> server.sftp().run("ls -1 in").lines().size() > 60);

      server.kill9();

      Set<String> acknowledged = new HashSet<>();
      Set<String> unanswered = new HashSet<>();
      for (Future<Sftp.Answer> session : sessions) {
        List<String> begun = begun(session.get());
        assertThat(session.get().isDone()).as("the session was cut short").isFalse();
        acknowledged.addAll(begun.subList(0, begun.size() - 1));
        unanswered.add(begun.getLast());
      }
      assertThat(acknowledged).hasSizeGreaterThan(50);

      Check.clean(server.setup());
      server.restart();

      Set<String> visible =
          new HashSet<>(
              server.sftp().succeed("ls -1 in").lines().stream()
                  .map(line -> line.substring("in/".length()))
                  .toList());
      assertThat(visible).containsAll(acknowledged);
      // Of the last of each session the answer may have been on its way; then it is complete, too.
      Set<String> others = new HashSet<>(visible);
      others.removeAll(acknowledged);
      assertThat(unanswered).containsAll(others);
      Path back = Files.createDirectory(here.resolve("back"));
      server.sftp().succeed("get in/* " + back + "/");
      for (String name : visible) {
        assertThat(back.resolve(name)).as(name).hasSameBinaryContentAs(sent.resolve(name));
      }
    }
  }

  /// Two deaths in the daily run, twenty in the long one.
  @Test
  void howeverOftenItDiesWhatItKeptIsAsItWasWritten() throws Exception {
    Random random = new Random(Seed.of("deaths"));
    Path sent = sources();
    try (RunningServer server = RunningServer.start(ServerSetup.fresh("sudden-deaths"));
        ExecutorService clients = Executors.newFixedThreadPool(SESSIONS)) {
      for (int death = 1; death <= (Seed.LONG ? 20 : 2); death++) {
        List<Future<Sftp.Answer>> sessions = new ArrayList<>();
        for (int session = 0; session < 3; session++) {
          String[] commands = uploads(sent, session);
          sessions.add(clients.submit(() -> server.sftp().run(commands)));
        }
        Thread.sleep(random.nextLong(1_000, 6_000));
        server.kill9();
        for (Future<Sftp.Answer> session : sessions) {
          session.get();
        }
        Check.clean(server.setup());
        server.restart();
      }
      Check.clean(server.setup(), "--fresh");
    }
  }

  /// Small ones ride in the ledger's transaction, large ones are files of their own; both kinds are cut.
  private Path sources() throws Exception {
    Path sent = Files.createDirectory(here.resolve("sent"));
    Random random = new Random(20261120);
    for (int session = 0; session < SESSIONS; session++) {
      for (int file = 0; file < FILES; file++) {
        byte[] bytes = new byte[file % 4 == 3 ? 150_000 : 4_000];
        random.nextBytes(bytes);
        Files.write(sent.resolve(name(session, file)), bytes);
      }
    }
    return sent;
  }

  private static String[] uploads(Path sent, int session) {
    String[] commands = new String[FILES];
    for (int file = 0; file < FILES; file++) {
      commands[file] = "put " + sent.resolve(name(session, file)) + " in/" + name(session, file);
    }
    return commands;
  }

  private static String name(int session, int file) {
    return "s" + session + "-" + file + ".bin";
  }

  /// The client echoes a command when the one before was answered.
  private static List<String> begun(Sftp.Answer answer) {
    return answer
        .output()
        .lines()
        .filter(line -> line.startsWith("sftp> put "))
        .map(line -> line.substring(line.lastIndexOf('/') + 1))
        .toList();
  }
}
