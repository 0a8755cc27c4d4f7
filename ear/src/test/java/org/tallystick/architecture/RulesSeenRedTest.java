package org.tallystick.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule, held against a class that breaks it, fails and names the class.
class RulesSeenRedTest {

  private static final String WRONG = "org.tallystick.architecture.wrong";
  private static final JavaClasses WRONG_CLASSES = new ClassFileImporter().importPackages(WRONG);

  @Test
  void jakartaInPlainJavaIsSeen() {
    assertFails(Rules.isPlainJava(WRONG + ".."), "JakartaUser");
  }

  @Test
  void aLookAtTheOtherSideIsSeen() {
    assertFails(Rules.neverSees(WRONG + ".rest..", WRONG + ".sftp.."), "ScreenlessSftp");
  }

  @Test
  void aWayPastTheUseCasesIsSeen() {
    assertFails(Rules.leavesTheDatabaseAlone(WRONG + ".."), "DatabaseUser");
  }

  @Test
  void aCircleIsSeen() {
    assertFails(Rules.hasNoCycles(WRONG + ".circle.(*).."), "Hen");
  }

  @Test
  void anEmptyNameIsSeen() {
    assertFails(Rules.saysWhatThingsAre(), "OrderManager");
  }

  @Test
  void anUnguardedUseCaseIsSeen() {
    assertFails(Rules.useCasesSayWhoMayCall(), "UnguardedUseCase");
  }

  @Test
  void aUseCaseThatRemembersItsCallerIsSeen() {
    assertFails(Rules.statelessBeansKeepNothing(), "RememberingUseCase");
  }

  @Test
  void aPersistenceContextThatIsLookedForTooEarlyIsSeen() {
    assertFails(Rules.onlySessionBeansHaveAPersistenceContext(), "EarlyUser");
  }

  @Test
  void aPackageWithoutFrontDoorIsSeen() {
    assertFails(Rules.packagesAreNullMarked(), WRONG + ".unmarked");
  }

  @Test
  void aLongFileIsSeen(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("Long.java"), Collections.nCopies(501, "//"));
    Files.write(folder.resolve("Short.java"), Collections.nCopies(500, "//"));

    assertThat(ArchitectureTest.SourceLengths.above(500, folder).keySet())
        .singleElement()
        .asString()
        .endsWith("Long.java");
  }

  private static void assertFails(ArchRule rule, String culprit) {
    assertThatThrownBy(() -> rule.check(WRONG_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit);
  }
}
