package org.tallystick.fsck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.Settings;
import org.tallystick.proof.CheckpointDirectory;
import org.tallystick.proof.LastCheck;

/// Re-reads everything that is stored. One at a time over a data directory; interrupted, the next one goes on.
///
/// Its own files are in `fsck` of the data directory: `replay.mv` (what a check that is not finished has come to) `report.json` and `report.txt` (the last that was).
public final class Fsck {

  private static final int STEPS_BETWEEN_WORDS = 500;
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(1);
  private static final String RUN = "run";

  /// Of what an interrupted check keeps; one that kept another begins anew.
  private static final long FORMAT = 2;

  private static final String REPORT = "report.json";

  private final Path data;
  private final Path folder;
  private final Path checkpoints;
  private final Snapshots database;
  private final KnownCertificates certificates;
  private final Clock clock;
  private final Pace pace;
  private final Consumer<LastCheck> listener;
  private final Findings findings = new Findings();
  private final TreeSet<String> checked = new TreeSet<>();
  private Optional<ContentDigest> contentsTo = Optional.empty();
  private Instant begun;
  private long steps;
  private long lastWord = System.nanoTime();

  /// Opens a connection that sees the whole database.
  @FunctionalInterface
  public interface Snapshots {
    Connection open() throws SQLException;
  }

  /// @param data the data directory
  /// @param bytesPerSecond how fast it may read; 0 for as fast as it goes
  /// @param listener told now and then how far it is
  public Fsck(
      Path data,
      Settings settings,
      Snapshots database,
      Clock clock,
      long bytesPerSecond,
      Consumer<LastCheck> listener) {
    this.data = data;
    this.folder = data.resolve("fsck");
    this.checkpoints = CheckpointDirectory.path(settings, data);
    this.database = database;
    this.certificates = KnownCertificates.of(data, settings);
    this.clock = clock;
    this.listener = listener;
    this.begun = clock.instant();
    this.pace = new Pace(bytesPerSecond, this::moved);
  }

  /// Makes the check end soon; what it has come to is kept. From any thread.
  public void stop() {
    pace.stop();
  }

  /// From now on as fast as it goes. From any thread.
  public void hurry() {
    pace.hurry();
  }

  /// Checks everything, or goes on where a check was interrupted.
  ///
  /// @param fresh to begin anew anyway
  /// @throws CheckFault when it cannot go on
  public FsckReport run(boolean fresh) {
    try (ReplayStore store = open(fresh)) {
      forgetOtherFormat(store);
      store.state(RUN).ifPresent(this::resume);
      logs(store);
      contents(store);
      exchangeTables(store);
    }
    FsckReport report = report(true);
    write(report);
    forget();
    listener.accept(report.lastCheck());
    return report;
  }

  private static void forgetOtherFormat(ReplayStore store) {
    if (store
        .state(RUN)
        .filter(run -> run.find("format").isPresent() && run.integer("format") == FORMAT)
        .isEmpty()) {
      store.forget(RUN);
      store.clear();
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(replay());
    } catch (IOException failed) {
      throw cannotWrite(replay(), failed);
    }
  }

  private Path replay() {
    return folder.resolve("replay.mv");
  }

  private static CheckFault cannotWrite(Path file, Exception why) {
    return new CheckFault(
        "TLY-0643 check: " + file + " cannot be written; check its rights and the disk", why);
  }

  /// Writes all views anew from the leaves; the server must not run.
  ///
  /// @return what stands in the way: then nothing was changed in the logs it names
  public FsckReport repairViews() {
    try (ReplayStore store = open(true)) {
      KeptCheckpoints kept = KeptCheckpoints.read(checkpoints);
      for (StoredLog log : allLogs()) {
        if (!log.isAnchor()) {
          repair(log, store, kept);
        }
      }
    }
    forget();
    return report(true);
  }

  private void repair(StoredLog log, ReplayStore store, KeptCheckpoints kept) {
    store.clear();
    try (Rows rows = open()) {
      Findings found = new Findings();
      CheckContext context = new CheckContext(rows, store, found, pace, kept);
      WrittenViews views = new WrittenViews(log, context);
      views.begin();
      new LogCheck(log, context, new EventLines(log, context, views), () -> {}).run();
      if (found.count(Finding.Kind.DAMAGE) == 0) {
        rows.commit();
      } else {
        found.kept().stream()
            .filter(finding -> finding.kind() == Finding.Kind.DAMAGE)
            .forEach(findings::add);
      }
    }
  }

  private ReplayStore open(boolean fresh) {
    try {
      Files.createDirectories(folder);
      if (fresh) {
        Files.deleteIfExists(replay());
      }
      return ReplayStore.open(replay());
    } catch (IOException failed) {
      throw cannotWrite(replay(), failed);
    } catch (MVStoreException damaged) {
      if (fresh) {
        throw cannotWrite(replay(), damaged);
      }
      return open(true);
    }
  }

  private Rows open() {
    try {
      return Rows.snapshot(database.open());
    } catch (SQLException failed) {
      throw new CheckFault(
          "TLY-0640 check: the database does not answer: " + failed.getMessage(), failed);
    }
  }

  private List<StoredLog> allLogs() {
    try (Rows rows = open()) {
      List<StoredLog> logs = StoredLog.all(rows);
      logs.forEach(log -> pace.expect(log.size()));
      pace.expect(ContentCheck.count(rows));
      return logs;
    }
  }

  private void logs(ReplayStore store) {
    for (StoredLog log : allLogs()) {
      if (checked.contains(log.id().value())) {
        pace.skip(log.size());
        continue;
      }
      check(log, store);
      checked.add(log.id().value());
      store.clear();
      keep(store);
    }
  }

  private void check(StoredLog before, ReplayStore store) {
    KeptCheckpoints kept = KeptCheckpoints.read(checkpoints);
    try (Rows rows = open()) {
      StoredLog log =
          StoredLog.all(rows).stream()
              .filter(each -> each.id().equals(before.id()))
              .findFirst()
              .orElseThrow();
      CheckContext context = new CheckContext(rows, store, findings, pace, kept);
      LineReader lines =
          log.isAnchor()
              ? new AnchorLines(log, rows, findings, certificates)
              : new EventLines(log, context, new ComparedViews(log, context));
      new LogCheck(log, context, lines, () -> keep(store)).run();
    }
  }

  private void contents(ReplayStore store) {
    Optional<ContentDigest> next = contentsTo;
    do {
      contentsTo = next;
      keep(store);
      try (Rows rows = open()) {
        next = contents(rows, store).next(contentsTo);
      }
    } while (next.isPresent());
    try (Rows rows = open()) {
      contents(rows, store).leftOver();
    }
  }

  private void exchangeTables(ReplayStore store) {
    try (Rows rows = open()) {
      new ExchangeTableCheck(context(rows, store)).run();
    }
  }

  /// A snapshot for each portion: large contents take days to read slowly.
  private ContentCheck contents(Rows rows, ReplayStore store) {
    return new ContentCheck(context(rows, store), data.resolve("content"));
  }

  private CheckContext context(Rows rows, ReplayStore store) {
    KeptCheckpoints none = new KeptCheckpoints(checkpoints, Map.of());
    return new CheckContext(rows, store, findings, pace, none);
  }

  private void moved() {
    steps++;
    long now = System.nanoTime();
    if (steps % STEPS_BETWEEN_WORDS == 0 || now - lastWord > SILENCE) {
      lastWord = now;
      listener.accept(report(false).lastCheck());
    }
  }

  private FsckReport report(boolean complete) {
    return new FsckReport(
        begun,
        clock.instant(),
        complete,
        pace.done(),
        complete ? pace.done() : Math.max(pace.total(), pace.done()),
        findings.count(Finding.Kind.DAMAGE),
        findings.count(Finding.Kind.VIEW),
        findings.count(Finding.Kind.NOTE),
        findings.kept());
  }

  private void keep(ReplayStore store) {
    List<JsonObject> found = new ArrayList<>();
    findings.kept().forEach(finding -> found.add(finding.json()));
    JsonObject.Builder run =
        JsonObject.builder()
            .put("format", FORMAT)
            .put("begun", begun.toString())
            .put("checked", JsonArray.ofStrings(checked))
            .put("findings", new JsonArray(List.copyOf(found)));
    contentsTo.ifPresent(digest -> run.put("contents", digest.hex()));
    store.keep(RUN, run.build());
    store.commit();
  }

  private void resume(JsonObject run) {
    begun = Instant.parse(run.text("begun"));
    checked.addAll(run.array("checked").strings());
    run.array("findings").elements().forEach(each -> findings.add(Finding.of((JsonObject) each)));
    contentsTo = run.findText("contents").map(ContentDigest::ofHex);
  }

  private void write(FsckReport report) {
    write("report.txt", report.text().getBytes(StandardCharsets.UTF_8));
    write(REPORT, report.json().bytes());
  }

  private void write(String name, byte[] bytes) {
    Path file = folder.resolve(name);
    Path fresh = folder.resolve(name + ".new");
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw cannotWrite(file, failed);
    }
  }

  /// What the last check that was finished found.
  static Optional<FsckReport> last(Path data) throws IOException {
    Path file = data.resolve("fsck").resolve(REPORT);
    return Files.exists(file)
        ? Optional.of(FsckReport.parse(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /// Whether a check was begun and not finished.
  static boolean isInterrupted(Path data) {
    return Files.exists(data.resolve("fsck").resolve("replay.mv"));
  }
}
