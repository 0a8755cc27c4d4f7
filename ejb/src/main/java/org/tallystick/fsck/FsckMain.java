package org.tallystick.fsck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.platform.DataLock;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.Settings;
import org.tallystick.proof.LastCheck;

/// `./tallystick fsck` over a data directory that no server uses.
///
/// `--json` prints the report as JSON, `--repair-views` writes the views anew before it checks, `--fresh` does not go on with an interrupted check. Ends with 0 when nothing is
/// wrong, 1 when something is, 2 when it could not be told. The report goes to standard output, how far it is to standard error.
public final class FsckMain {

  private static final int WRONG = 1;
  private static final int CANNOT = 2;
  private static final Set<String> OPTIONS = Set.of("--json", "--repair-views", "--fresh");

  private final Settings settings = new Settings();
  private final Path data = Path.of(System.getProperty("tallystick.data", "data")).toAbsolutePath();
  private final Set<String> options;
  private String said = "";

  private FsckMain(Set<String> options) {
    this.options = options;
  }

  public static void main(String[] arguments) {
    Set<String> options = new TreeSet<>(List.of(arguments));
    if (!OPTIONS.containsAll(options)) {
      options.removeAll(OPTIONS);
      System.err.println(
          "TLY-0645 check: option "
              + options
              + " unknown, expected --json, --repair-views or --fresh");
      System.exit(CANNOT);
    }
    System.exit(new FsckMain(options).run());
  }

  private int run() {
    try (FileChannel lock = DataLock.take(data)) {
      FsckReport report = check();
      try (PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
        out.println(
            options.contains("--json")
                ? new String(report.json().bytes(), StandardCharsets.UTF_8)
                : report.text().strip());
      }
      return lock.isOpen() && report.isClean() ? 0 : WRONG;
    } catch (CheckFault | InvalidSettingException | IllegalStateException | IOException failed) {
      System.err.println(failed.getMessage());
      return CANNOT;
    }
  }

  private FsckReport check() {
    if (options.contains("--repair-views")) {
      FsckReport repair = fsck("OWNER_", "owner").repairViews();
      if (!repair.isClean()) {
        System.err.println(
            "The leaves of some logs are damaged; their views were left as they are.");
      }
      return fsck("", "tallystick").run(true);
    }
    return fsck("", "tallystick").run(options.contains("--fresh"));
  }

  private Fsck fsck(String role, String otherwise) {
    String url =
        settings.text(
            "TALLYSTICK_DB_URL",
            "jdbc:h2:file:" + data.resolve("db").resolve("tallystick") + ";IFEXISTS=TRUE");
    String user = settings.text("TALLYSTICK_DB_" + role + "USER", otherwise);
    String password = settings.text("TALLYSTICK_DB_" + role + "PASSWORD", otherwise);
    return new Fsck(
        data,
        settings,
        () -> DriverManager.getConnection(url, user, password),
        Clock.systemUTC(),
        0,
        this::say);
  }

  private void say(LastCheck progress) {
    String now = Progress.said(progress);
    if (!progress.complete() && !now.equals(said)) {
      System.err.println("  " + now);
      said = now;
    }
  }
}
