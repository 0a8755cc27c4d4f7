package org.tallystick.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The product's own classes keep the rules.
class ArchitectureTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
  private static final List<String> MODULES =
      List.of("evidence", "schemas", "ejb", "sftp-listener", "web-ui");
  private static final int MOST_LINES = 500;

  @SuppressWarnings("NullAway.Init")
  private static JavaClasses product;

  @BeforeAll
  static void read() {
    product =
        new ClassFileImporter()
            .importPaths(
                MODULES.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());
    assertThat(MODULES)
        .allSatisfy(module ->
            assertThat(ROOT.resolve(module).resolve("target/classes/org/tallystick"))
                .isDirectory());
    assertThat(
            product.stream().filter(type -> type.getName().startsWith("org.tallystick.")).count())
        .isGreaterThan(200);
  }

  @Test
  void evidenceAndSchemasArePlainJava() {
    Rules.isPlainJava("org.tallystick.evidence..", "org.tallystick.contract..").check(product);
  }

  @Test
  void evidenceAndSchemasKnowNothingOfEachOtherNorOfTheRest() {
    Rules.neverSees("org.tallystick.evidence..", "org.tallystick.contract..").check(product);
    Rules.neverSees("org.tallystick.contract..", "org.tallystick.evidence..").check(product);
  }

  @Test
  void theListenerAndTheWebNeverSeeEachOther() {
    Rules.neverSees(
            "org.tallystick.sftp..",
            "org.tallystick.ui..",
            "org.tallystick.rest..",
            "org.tallystick.security..")
        .check(product);
    Rules.neverSees("org.tallystick.ui..", "org.tallystick.sftp..").check(product);
    Rules.neverSees("org.tallystick.rest..", "org.tallystick.sftp..").check(product);
  }

  @Test
  void screensAndResourcesNeverSeeEachOther() {
    Rules.neverSees("org.tallystick.ui..", "org.tallystick.rest..").check(product);
    Rules.neverSees("org.tallystick.rest..", "org.tallystick.ui..").check(product);
  }

  @Test
  void onlyTheArchiveReachesTheDatabase() {
    Rules.leavesTheDatabaseAlone(
            "org.tallystick.sftp..",
            "org.tallystick.ui..",
            "org.tallystick.rest..",
            "org.tallystick.security..")
        .check(product);
  }

  @Test
  void conceptsDoNotGoRoundInCircles() {
    Rules.hasNoCycles("org.tallystick.(*)..").check(product);
  }

  @Test
  void everyNameSaysWhatTheThingIs() {
    Rules.saysWhatThingsAre()
        .check(
            product.that(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                    "org.tallystick..")));
  }

  @Test
  void everyUseCaseSaysWhoMayCallIt() {
    Rules.useCasesSayWhoMayCall().check(product);
  }

  @Test
  void noUseCaseRemembersItsCaller() {
    Rules.statelessBeansKeepNothing().check(product);
  }

  @Test
  void theStartDoesNotDependOnWhoIsFaster() {
    Rules.onlySessionBeansHaveAPersistenceContext().check(product);
  }

  @Test
  void everyPackageHasAFrontDoorThatMarksNulls() {
    Rules.packagesAreNullMarked()
        .check(
            product.that(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                    "org.tallystick..")));
  }

  @Test
  void noSourceFileIsLongerThanFiveHundredLines() throws IOException {
    TreeMap<String, Long> tooLong = new TreeMap<>();
    for (String module :
        List.of("evidence", "schemas", "ejb", "sftp-listener", "web-ui", "ear", "benchmarks")) {
      Path sources = ROOT.resolve(module).resolve("src");
      if (Files.isDirectory(sources)) {
        tooLong.putAll(SourceLengths.above(MOST_LINES, sources));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  /// Lines of Java sources.
  static final class SourceLengths {

    private SourceLengths() {}

    static TreeMap<String, Long> above(int most, Path folder) throws IOException {
      TreeMap<String, Long> longer = new TreeMap<>();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            long count = lines.count();
            if (count > most) {
              longer.put(file.toString(), count);
            }
          }
        }
      }
      return longer;
    }
  }
}
