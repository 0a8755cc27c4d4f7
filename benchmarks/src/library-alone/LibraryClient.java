import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;

/// The SSH library that Tallystick stands on as a client, with nothing behind it: what no archive that fetches and brings with it can be faster than.
///
/// Run from source by `benchmarks/partners-server`. Arguments: the port, the user, the key's file. Each line of the standard input is `fetch REMOTE LOCAL` or `bring LOCAL REMOTE`, folders both, and is answered with the
/// seconds that it took over four sessions, which are open before. A file is brought under a part name, looked at and renamed; a file that is fetched is looked at before and after.
static final int SESSIONS = 4;

void main(String... arguments) throws Exception {
  try (SshClient client = SshClient.setUpDefaultClient();
      ExecutorService threads = Executors.newFixedThreadPool(SESSIONS)) {
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.setKeyIdentityProvider(new FileKeyPairProvider(Path.of(arguments[2])));
    client.start();
    List<SftpClient> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      ClientSession session = client.connect(arguments[1], "127.0.0.1", Integer.parseInt(arguments[0])).verify(10_000).getSession();
      session.auth().verify(10_000);
      sessions.add(SftpClientFactory.instance().createSftpClient(session));
    }
    IO.println("ready");
    for (String line = IO.readln(); line != null; line = IO.readln()) {
      String[] words = line.split(" ");
      long begun = System.nanoTime();
      if (words[0].equals("fetch")) {
        Path local = Files.createDirectories(Path.of(words[2]));
        List<String> names = new ArrayList<>();
        for (SftpClient.DirEntry entry : sessions.getFirst().readEntries(words[1])) {
          if (entry.getAttributes().isRegularFile()) {
            names.add(entry.getFilename());
          }
        }
        all(threads, sessions, names, (sftp, name) -> fetch(sftp, words[1] + "/" + name, local.resolve(name)));
      } else {
        List<String> names;
        try (Stream<Path> files = Files.list(Path.of(words[1]))) {
          names = files.map(file -> file.getFileName().toString()).toList();
        }
        all(threads, sessions, names, (sftp, name) -> bring(sftp, Path.of(words[1], name), words[2], name));
      }
      IO.println("%.2f".formatted((System.nanoTime() - begun) / 1e9));
    }
  }
}

interface Step {
  void take(SftpClient sftp, String name) throws IOException;
}

static void all(ExecutorService threads, List<SftpClient> sessions, List<String> names, Step step) throws Exception {
  Queue<String> left = new ConcurrentLinkedQueue<>(names);
  List<Callable<Integer>> lanes = new ArrayList<>();
  for (SftpClient sftp : sessions) {
    lanes.add(() -> {
      int taken = 0;
      for (String name = left.poll(); name != null; name = left.poll()) {
        step.take(sftp, name);
        taken++;
      }
      return taken;
    });
  }
  for (Future<Integer> lane : threads.invokeAll(lanes)) {
    lane.get();
  }
}

static void fetch(SftpClient sftp, String remote, Path local) throws IOException {
  int size = Math.toIntExact(sftp.stat(remote).getSize());
  byte[] content = new byte[size];
  try (SftpClient.CloseableHandle handle = sftp.open(remote, EnumSet.of(OpenMode.Read))) {
    for (int at = 0; at < size; ) {
      at += sftp.read(handle, at, content, at, size - at);
    }
  }
  sftp.stat(remote);
  Files.write(local, content);
}

static void bring(SftpClient sftp, Path local, String folder, String name) throws IOException {
  byte[] content = Files.readAllBytes(local);
  String part = folder + "/.in." + name + ".";
  try (SftpClient.CloseableHandle handle = sftp.open(part, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
    sftp.write(handle, 0, content, 0, content.length);
  }
  sftp.stat(part);
  sftp.rename(part, folder + "/" + name);
}
