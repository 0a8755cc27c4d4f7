package org.tallystick.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/// Each rule once; a root package is a parameter so that the same rule can be seen to fail.
final class Rules {

  private static final List<String> EMPTY_WORDS =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "DTO", "Dto");

  private Rules() {}

  /// An auditor's verifier runs without our server.
  static ArchRule isPlainJava(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta..",
                "javax.sql..",
                "javax.persistence..",
                "org.hibernate..",
                "org.jboss..",
                "com.vaadin.."))
        .because("an auditor runs it without our server");
  }

  static ArchRule neverSees(String from, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .because("each side must be replaceable without the other");
  }

  static ArchRule leavesTheDatabaseAlone(String... edges) {
    return noClasses()
        .that()
        .resideInAnyPackage(edges)
        .should()
        .dependOnClassesThat(
            describe(
                "reach the database",
                used ->
                    used.getName().equals("jakarta.persistence.EntityManager")
                        || used.getName().equals("jakarta.persistence.EntityManagerFactory")
                        || used.getPackageName().startsWith("java.sql")
                        || used.getPackageName().startsWith("javax.sql")))
        .because("edges call one use case and nothing else");
  }

  /// @param pattern such as `org.tallystick.(*)..`
  static ArchRule hasNoCycles(String pattern) {
    return slices().matching(pattern).should().beFreeOfCycles();
  }

  static ArchRule saysWhatThingsAre() {
    return noClasses()
        .should()
        .haveNameMatching(".*(" + String.join("|", EMPTY_WORDS) + ")(\\$.*)?")
        .because("such a name says nothing");
  }

  static ArchRule useCasesSayWhoMayCall() {
    return classes()
        .that()
        .areAnnotatedWith("jakarta.ejb.Stateless")
        .or()
        .areAnnotatedWith("jakarta.ejb.Singleton")
        .should()
        .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.security.PermitAll")
        .because("the container lets everybody in where nothing is said");
  }

  /// Its instances are pooled: what one caller left in it, another would find.
  static ArchRule statelessBeansKeepNothing() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith("jakarta.ejb.Stateless")
        .and()
        .areNotStatic()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.Resource")
        .orShould()
        .beAnnotatedWith("jakarta.ejb.EJB")
        .orShould()
        .beAnnotatedWith("jakarta.persistence.PersistenceContext")
        .because("the next caller gets the same instance");
  }

  static ArchRule onlySessionBeansHaveAPersistenceContext() {
    return fields()
        .that()
        .areAnnotatedWith("jakarta.persistence.PersistenceContext")
        .or()
        .areAnnotatedWith("jakarta.persistence.PersistenceUnit")
        .should()
        .beDeclaredInClassesThat()
        .areAnnotatedWith("jakarta.ejb.Stateless")
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith("jakarta.ejb.Singleton")
        .because(
            "the container looks for the others' while it discovers beans, when there may be none yet; they inject org.tallystick.platform.Persistence's");
  }

  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("lie in a package whose package-info says @NullMarked") {
              @Override
              public void check(JavaClass checked, ConditionEvents events) {
                boolean marked =
                    checked.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(
                    new SimpleConditionEvent(
                        checked,
                        marked,
                        checked.getPackageName() + (marked ? " is" : " is not") + " marked"));
              }
            });
  }
}
