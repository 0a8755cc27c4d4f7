package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tallystick.evidence.tlog.ContentDigest;

/// One client of the matrix with a partner of its own.
record MatrixRun(MatrixClient client, RunningServer server, NewPartner partner, Path here) {

  private static final String FOLDER = "in";
  private static final int UNSUPPORTED = 77;
  private static final long LIMIT_SECONDS = 60;
  private static final int LARGE = 256 << 20;
  private static final int REST = 1_000_000;
  private static final Path NODE_MODULES =
      Path.of("target", "npm", "node_modules").toAbsolutePath();
  private static final Path BIG = Path.of("target", "matrix-big.bin").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src/test/resources/clients").toAbsolutePath();

  static MatrixRun prepare(MatrixClient client, RunningServer server, Path here)
      throws IOException {
    assumeInstalled(client);
    FilledDirectory.ofTenThousand(server, here);
    NewPartner partner =
        NewPartner.bringUp(server, server.api("admin"), "matrix-" + client.name(), here);
    Random random = new Random(7);
    file(here.resolve("file.bin"), 300_000, random);
    file(here.resolve("part.bin"), 100_000, random);
    Files.setLastModifiedTime(
        here.resolve("file.bin"), FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
    Path sub = Files.createDirectories(here.resolve("tree/sub"));
    Files.writeString(sub.resolve("le af"), "leaf");
    Files.writeString(here.resolve("tree/x"), "x");
    large();
    return new MatrixRun(client, server, partner, here);
  }

  private static void assumeInstalled(MatrixClient client) {
    PartnerClient.require(
        PartnerClient.isInstalled(client.program()),
        client.program() + " is not installed; ./tallystick test installs it");
    if (client.name().equals("sshfs")) {
      Assumptions.assumeTrue(
          Files.isReadable(Path.of("/dev/fuse")), "/dev/fuse is missing: sshfs cannot mount here");
    }
    if (client.program().equals("node")) {
      Assumptions.assumeTrue(
          Files.isDirectory(NODE_MODULES.resolve("ssh2-sftp-client")),
          "ssh2-sftp-client is not installed; ./tallystick test installs it");
    }
  }

  private static void file(Path file, int size, Random random) throws IOException {
    byte[] content = new byte[size];
    random.nextBytes(content);
    Files.write(file, content);
  }

  /// Large enough that a client is still at it when it is killed; made once for all.
  private static synchronized void large() throws IOException {
    if (Files.exists(BIG) && Files.size(BIG) == LARGE) {
      return;
    }
    SplittableRandom random = new SplittableRandom(11);
    byte[] block = new byte[1 << 20];
    try (var out = Files.newOutputStream(BIG)) {
      for (int written = 0; written < LARGE; written += block.length) {
        random.nextBytes(block);
        out.write(block);
      }
    }
  }

  private ProcessBuilder script(String matrixCase) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "setsid", "bash", SCRIPTS.resolve(client.name() + ".sh").toString(), matrixCase)
            .directory(here.toFile())
            .redirectErrorStream(true)
            .redirectOutput(here.resolve(matrixCase + ".txt").toFile());
    boolean listing = matrixCase.equals(MatrixCase.LISTING.word());
    Path key = here.resolve(partner.id() + "_ed25519");
    builder
        .environment()
        .putAll(
            Map.of(
                "PORT", Integer.toString(server.sftpPort()),
                "LOGIN", listing ? "acme" : partner.id(),
                "KEY", (listing ? server.demoKey() : key).toString(),
                "HOST_KEY", hostKey(),
                "FOLDER", FOLDER,
                "LISTED", FilledDirectory.TEN_THOUSAND,
                "BIG", BIG.toString(),
                "NODE_MODULES", NODE_MODULES.toString()));
    return builder;
  }

  private String hostKey() throws IOException {
    Path key = server.data().resolve("keys/ssh_host_ed25519_key.pub");
    return PartnerClient.succeed(here, List.of("ssh-keygen", "-lf", key.toString()))
        .output()
        .split(" ")[1];
  }

  private int run(String matrixCase) throws IOException, InterruptedException {
    Process process = script(matrixCase).start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      kill(process);
      throw new AssertionError(
          client
              + " "
              + matrixCase
              + ": no end within "
              + LIMIT_SECONDS
              + " s: "
              + said(matrixCase));
    }
    return process.exitValue();
  }

  private String said(String matrixCase) throws IOException {
    return Files.readString(here.resolve(matrixCase + ".txt")).strip();
  }

  /// Runs a case that must succeed.
  ///
  /// @return the last line the client's script printed
  String output(MatrixCase matrixCase) throws IOException, InterruptedException {
    int status = run(matrixCase.word());
    String said = said(matrixCase.word());
    assertThat(status).as("%s %s: %s", client, matrixCase, said).isZero();
    return said.substring(said.lastIndexOf('\n') + 1).strip();
  }

  /// Runs a case the client cannot do.
  ///
  /// @return why not
  String refusal(MatrixCase matrixCase) throws IOException, InterruptedException {
    int status = run(matrixCase.word());
    String said = said(matrixCase.word());
    assertThat(status).as("%s %s: %s", client, matrixCase, said).isEqualTo(UNSUPPORTED);
    return said.substring(said.lastIndexOf("unsupported: ") + "unsupported: ".length());
  }

  /// Kills the client, with all it started, while its bytes arrive; then makes what it goes on with: what arrived and a little more.
  void killInTheMiddle() throws IOException, InterruptedException {
    Set<Path> before = staged();
    Process process = script(MatrixCase.KILLED.word()).start();
    Eventually.within(
        Duration.ofSeconds(LIMIT_SECONDS),
        client + " sends",
        () ->
            staged().stream()
                .anyMatch(file -> !before.contains(file) && file.toFile().length() > 0));
    kill(process);
    Eventually.within(
        Duration.ofSeconds(30),
        "the upload is interrupted",
        () -> !events("upload.interrupted").isEmpty());
    if (client.name().equals("sshfs")) {
      run("clean-up");
    }
    long arrived = events("upload.interrupted").getFirst().get("size").getAsLong();
    assertThat(arrived).isBetween(1L, LARGE - 1L);
    try (FileChannel source = FileChannel.open(BIG);
        FileChannel target =
            FileChannel.open(
                here.resolve("longer.bin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      source.transferTo(0, Math.min(arrived + REST, LARGE), target);
    }
  }

  private static void kill(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", "--", "-" + process.pid()).start().waitFor();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  private Set<Path> staged() {
    try (Stream<Path> files = Files.list(server.data().resolve("staging"))) {
      return files
          .filter(file -> !file.getFileName().toString().contains("."))
          .collect(Collectors.toSet());
    } catch (IOException failed) {
      return Set.of();
    }
  }

  private List<JsonObject> events(String type) {
    return server
        .api("auditor")
        .items("/api/v1/events?log=" + partner.id() + "&limit=100&type=" + type)
        .stream()
        .map(item -> item.getAsJsonObject("event"))
        .toList();
  }

  /// What is on record of files, as [MatrixCase] writes it. An empty version that its own session filled at once is how some clients write, and is left out.
  List<String> trail() throws IOException {
    Map<String, String> contents = contents();
    List<String> trail = new ArrayList<>();
    events("file.received").stream()
        .map(event -> event.getAsJsonObject("file"))
        .filter(file -> file.get("size").getAsLong() > 0)
        .forEach(file ->
            trail.add(
                "file.received "
                    + file.get("name").getAsString()
                    + " = "
                    + contents.getOrDefault(file.get("sha256").getAsString(), "something else")));
    events("file.removed")
        .forEach(event ->
            trail.add("file.removed " + event.getAsJsonObject("file").get("name").getAsString()));
    events("file.renamed")
        .forEach(event ->
            trail.add(
                "file.renamed "
                    + lastName(event.get("from").getAsString())
                    + " to "
                    + lastName(event.get("to").getAsString())));
    events("upload.interrupted")
        .forEach(
            event -> trail.add("upload.interrupted " + lastName(event.get("entry").getAsString())));
    return trail;
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Digest → file of the client's folder.
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new HashMap<>();
    for (String name : List.of("file.bin", "part.bin", "longer.bin", "tree/sub/le af", "tree/x")) {
      if (Files.exists(here.resolve(name))) {
        contents.put(ContentDigest.of(Files.readAllBytes(here.resolve(name))).hex(), name);
      }
    }
    return contents;
  }

  /// Names with their sizes, and of `dated` when it says it was changed, as another client lists them.
  List<String> tree() {
    List<String> folders = new ArrayList<>(List.of(FOLDER));
    if (client.does(MatrixCase.RECURSIVE)) {
      folders.addAll(List.of(FOLDER + "/tree", FOLDER + "/tree/sub"));
    }
    List<String> tree = new ArrayList<>();
    for (String folder : folders) {
      partner.sftp().succeed("ls -l " + folder).lines().stream()
          .map(line -> line.trim().split("\\s+", 9))
          .filter(fields -> !fields[0].startsWith("d"))
          .map(fields -> {
            String name = lastName(fields[8]);
            return name
                + " "
                + fields[4]
                + (name.equals("dated") ? " " + fields[5] + " " + fields[6] + " " + fields[7] : "");
          })
          .forEach(tree::add);
    }
    tree.sort(Comparator.naturalOrder());
    return tree;
  }

  List<String> expectedTree() throws IOException {
    List<String> tree = new ArrayList<>(List.of("over 100000"));
    boolean renames = client.does(MatrixCase.RENAME_OVER);
    if (!client.does(MatrixCase.DELETION)) {
      tree.add("up 300000");
    }
    if (renames) {
      tree.add("a 100000");
    } else if (!client.trail(MatrixCase.RENAME_OVER).isEmpty()) {
      tree.addAll(List.of("a 300000", "b 100000"));
    }
    if (client.does(MatrixCase.RECURSIVE)) {
      tree.addAll(List.of("le af 4", "x 1"));
    }
    if (client.does(MatrixCase.MTIME)) {
      tree.add("dated 300000 Jan 2 2020");
    }
    if (client.does(MatrixCase.RESUME)) {
      tree.add("torn " + Files.size(here.resolve("longer.bin")));
    }
    return tree;
  }
}
