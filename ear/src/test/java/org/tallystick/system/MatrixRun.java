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
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tallystick.evidence.name.RawPath;
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
    long arrived = killWhileBytesArrive(MatrixCase.KILLED, 1);
    goesOnTo(Math.min(arrived + REST, LARGE));
  }

  /// The same of one that goes on with what was interrupted: it has more to send, and is killed once more of it has arrived.
  void killWhileItResumes() throws IOException, InterruptedException {
    long before = interrupted(1);
    goesOnTo(LARGE);
    long arrived = killWhileBytesArrive(MatrixCase.RESUME, 2);
    assertThat(arrived).isGreaterThan(before);
    goesOnTo(Math.min(arrived + REST, LARGE));
  }

  /// @param times how many interruptions are on record then
  /// @return how many bytes of the file are here
  private long killWhileBytesArrive(MatrixCase matrixCase, int times)
      throws IOException, InterruptedException {
    long before = stagedBytes();
    Process process = script(matrixCase.word()).start();
    Eventually.within(
        Duration.ofSeconds(LIMIT_SECONDS), client + " sends", () -> stagedBytes() > before);
    kill(process);
    long arrived = interrupted(times);
    if (client.name().equals("sshfs")) {
      run("clean-up");
    }
    assertThat(arrived).isBetween(1L, LARGE - 1L);
    return arrived;
  }

  /// Waits until so many interruptions are on record.
  ///
  /// @return how many bytes had arrived by the last
  private long interrupted(int times) {
    Eventually.within(
        Duration.ofSeconds(30),
        "the upload is interrupted",
        () -> events("upload.interrupted").size() >= times);
    return events("upload.interrupted").stream()
        .mapToLong(event -> event.get("size").getAsLong())
        .max()
        .orElseThrow();
  }

  private void goesOnTo(long size) throws IOException {
    try (FileChannel source = FileChannel.open(BIG);
        FileChannel target =
            FileChannel.open(
                here.resolve("longer.bin"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      source.transferTo(0, size, target);
    }
  }

  /// Kills the client, with all it started, so long after its start, or finds that it has ended.
  void killAt(MatrixCase matrixCase, Duration after) throws IOException, InterruptedException {
    Process process = script(matrixCase.word()).start();
    process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS);
    kill(process);
    if (client.name().equals("sshfs")) {
      run("clean-up");
    }
  }

  /// Nothing but whole files was received, empty ones apart, nobody is there any more, and what the tree shows is what the log tells.
  void requireWholeAndTrue(MatrixCase matrixCase) throws IOException {
    assertThat(trail())
        .as("%s was killed: %s", client, matrixCase)
        .noneMatch(line -> line.endsWith("something else"));
    Eventually.holds(
        Duration.ofSeconds(30),
        () -> {
          assertThat(server.api("operator").items("/api/v1/sessions"))
              .noneMatch(session -> session.get("account").getAsString().equals(partner.id()));
          assertThat(shown()).as("%s was killed: %s", client, matrixCase).isEqualTo(told());
        });
  }

  /// Path → size, as another client lists it.
  private Map<String, Long> shown() {
    Map<String, Long> shown = new TreeMap<>();
    for (String folder : List.of(FOLDER, FOLDER + "/tree", FOLDER + "/tree/sub")) {
      partner.sftp().succeed("-ls -la " + folder).lines().stream()
          .map(line -> line.trim().split("\\s+", 9))
          .filter(fields -> fields.length == 9 && fields[0].startsWith("-"))
          .forEach(fields ->
              shown.put("/" + folder + "/" + lastName(fields[8]), Long.parseLong(fields[4])));
    }
    return shown;
  }

  /// Path → size, as the events of all files make it.
  private Map<String, Long> told() {
    Map<String, Long> told = new TreeMap<>();
    List<JsonObject> events =
        Stream.of("file.received", "upload.held", "file.removed", "file.renamed")
            .flatMap(type -> items(type).stream())
            .sorted(Comparator.comparingLong(MatrixRun::index))
            .map(item -> item.getAsJsonObject("event"))
            .toList();
    for (JsonObject event : events) {
      if (event.get("type").getAsString().equals("file.renamed")) {
        Optional.ofNullable(told.remove(decoded(event.get("from").getAsString())))
            .ifPresent(size -> told.put(decoded(event.get("to").getAsString()), size));
        continue;
      }
      JsonObject file = event.getAsJsonObject("file");
      String path = decoded(event.get("path").getAsString() + "/" + file.get("name").getAsString());
      if (event.get("type").getAsString().equals("file.removed")) {
        told.remove(path);
      } else {
        told.put(path, file.get("size").getAsLong());
      }
    }
    return told;
  }

  private static long index(JsonObject item) {
    String id = item.get("id").getAsString();
    return Long.parseLong(id.substring(id.lastIndexOf('.') + 1));
  }

  private static String decoded(String path) {
    return RawPath.decode(path).text();
  }

  private List<JsonObject> items(String type) {
    return server
        .api("auditor")
        .items("/api/v1/events?log=" + partner.id() + "&limit=100&type=" + type);
  }

  private static void kill(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", "--", "-" + process.pid()).start().waitFor();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  private long stagedBytes() {
    try (Stream<Path> files = Files.list(server.data().resolve("staging"))) {
      return files
          .filter(file -> !file.getFileName().toString().contains("."))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException failed) {
      return 0;
    }
  }

  private List<JsonObject> events(String type) {
    return items(type).stream().map(item -> item.getAsJsonObject("event")).toList();
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
