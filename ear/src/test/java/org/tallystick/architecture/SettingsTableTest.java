package org.tallystick.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of settings and the code name the same ones.
class SettingsTableTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
  private static final Pattern NAME = Pattern.compile("TALLYSTICK_[A-Z]+(_[A-Z]+)*");

  @Test
  void everySettingTheProductReadsIsInTheTableAndEveryRowIsRead() throws Exception {
    Set<String> read = names(Files.readString(ROOT.resolve("tallystick")));
    for (String module : List.of("ejb", "sftp-listener", "web-ui")) {
      try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
          read.addAll(names(Files.readString(source)));
        }
      }
    }
    Set<String> all = Set.copyOf(read);
    // Every setting may be given by a file.
    read.removeIf(name ->
        name.endsWith("_FILE")
            && all.contains(name.substring(0, name.length() - "_FILE".length())));
    // The launcher puts the names of these together, part by part.
    read.addAll(
        List.of(
            "TALLYSTICK_DB_URL",
            "TALLYSTICK_DB_USER",
            "TALLYSTICK_DB_PASSWORD",
            "TALLYSTICK_DB_OWNER_USER",
            "TALLYSTICK_DB_OWNER_PASSWORD"));
    read.remove("TALLYSTICK_DB");
    read.remove("TALLYSTICK_DB_OWNER");

    assertThat(table()).isEqualTo(read);
  }

  private static Set<String> table() throws IOException {
    Set<String> rows = new TreeSet<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/configuration.md"))) {
      if (line.startsWith("| `TALLYSTICK_")) {
        rows.addAll(names(line.substring(0, line.indexOf('|', 1))));
      }
    }
    return rows;
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(TreeSet::new, Set::add, Set::addAll);
  }
}
