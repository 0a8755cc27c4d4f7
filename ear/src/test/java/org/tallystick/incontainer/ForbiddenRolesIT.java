package org.tallystick.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ejb.EJBAccessException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.naming.InitialContext;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each use case lets in the roles it is for, and nobody else.
@ExtendWith(ArquillianExtension.class)
class ForbiddenRolesIT {

  private static final Set<String> PEOPLE =
      Set.of("business", "operator", "auditor", "administrator");
  private static final List<String> ROLES =
      List.of("business", "operator", "auditor", "administrator", "partner", "system");
  private static final Set<String> PARTNER = Set.of("partner");

  /// Who may call what, said a second time, independently of the annotations.
  private static final Map<UseCase, Set<String>> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put(new UseCase("Uploads", "open"), PARTNER);
    ALLOWED.put(new UseCase("Downloads", "open"), PARTNER);
    ALLOWED.put(new UseCase("Checksums", "find"), PARTNER);
    ALLOWED.put(new UseCase("Directories", "list"), PARTNER);
    ALLOWED.put(new UseCase("Handouts", "status"), PARTNER);
    ALLOWED.put(new UseCase("Handouts", "open"), PARTNER);
    ALLOWED.put(new UseCase("Dropbox", "open"), PARTNER);
    ALLOWED.put(new UseCase("Dropbox", "close"), PARTNER);
    ALLOWED.put(new UseCase("Dropbox", "rename"), PARTNER);
    ALLOWED.put(new UseCase("Resend", "ask"), PARTNER);
    ALLOWED.put(new UseCase("ManifestComparing", "compare"), PARTNER);
    ALLOWED.put(new UseCase("Credentials", "check"), PARTNER);
    ALLOWED.put(new UseCase("SessionLog", "opened"), PARTNER);
    ALLOWED.put(new UseCase("SessionLog", "commandRefused"), PARTNER);
    ALLOWED.put(new UseCase("Recovery", "run"), Set.of("system"));
    ALLOWED.put(new UseCase("Demo", "set"), Set.of("system"));
    ALLOWED.put(new UseCase("ExchangeHistory", "page"), PEOPLE);
    ALLOWED.put(new UseCase("ExchangeHistory", "deliveries"), PEOPLE);
    ALLOWED.put(new UseCase("AccessLog", "page"), PEOPLE);
    ALLOWED.put(new UseCase("Search", "search"), PEOPLE);
    ALLOWED.put(new UseCase("Documents", "open"), PEOPLE);
    ALLOWED.put(new UseCase("DirectoryBrowser", "isDirectory"), PEOPLE);
    ALLOWED.put(new UseCase("DirectoryPast", "state"), PEOPLE);
    ALLOWED.put(new UseCase("DirectoryPast", "changes"), PEOPLE);
    ALLOWED.put(new UseCase("DirectoryPast", "listings"), PEOPLE);
    ALLOWED.put(new UseCase("DirectoryPast", "check"), PEOPLE);
    ALLOWED.put(new UseCase("DirectoryPast", "difference"), PEOPLE);
    ALLOWED.put(new UseCase("BusinessDocuments", "linesOf"), PEOPLE);
    ALLOWED.put(
        new UseCase("BusinessDocuments", "create"),
        Set.of("business", "operator", "administrator"));
    ALLOWED.put(
        new UseCase("BusinessDocuments", "link"), Set.of("business", "operator", "administrator"));
    ALLOWED.put(
        new UseCase("PublishedLogs", "all"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("PublishedLogs", "receipt"), PEOPLE);
    ALLOWED.put(new UseCase("Messages", "ofContent"), PEOPLE);
    ALLOWED.put(new UseCase("Comparisons", "find"), PEOPLE);
    ALLOWED.put(new UseCase("ResendOrders", "preview"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("ResendOrders", "order"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("ResendOrders", "approve"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("ResendOrders", "stop"), Set.of("operator", "administrator"));
    ALLOWED.put(
        new UseCase("ResendOrders", "find"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("ResendOrders", "newest"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("ResendOrders", "files"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("ManifestCutOffs", "newest"),
        Set.of("business", "operator", "auditor", "administrator", "system"));
    ALLOWED.put(
        new UseCase("ManifestCutOffs", "newestOfInterface"),
        Set.of("business", "operator", "auditor", "administrator", "system"));
    for (String change : List.of("set", "setOfInterface", "withdrawOfInterface")) {
      ALLOWED.put(new UseCase("ManifestCutOffs", change), Set.of("administrator", "system"));
    }
    ALLOWED.put(new UseCase("EvidenceStatus", "report"), PEOPLE);
    ALLOWED.put(
        new UseCase("PublishedKeys", "files"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("LogStates", "all"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("Checks", "wish"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("Checks", "state"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("KeyRotation", "rotate"), Set.of("administrator"));
    ALLOWED.put(new UseCase("KeyRotation", "beginAnew"), Set.of("administrator"));
    ALLOWED.put(new UseCase("Claims", "prove"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("InterruptedUploads", "all"), Set.of("operator", "auditor", "administrator"));
    for (String method : List.of("user", "counts", "notSent", "notTaken")) {
      ALLOWED.put(
          new UseCase("ExchangeTableRows", method), Set.of("operator", "auditor", "administrator"));
    }
    ALLOWED.put(new UseCase("HeldFiles", "all"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("HeldFiles", "of"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("HeldFiles", "findings"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("HeldFiles", "publish"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("Placement", "place"), Set.of("operator", "administrator", "system"));
    ALLOWED.put(new UseCase("Sending", "send"), Set.of("operator", "administrator", "system"));
    ALLOWED.put(new UseCase("Sending", "confirm"), Set.of("operator", "administrator", "system"));
    ALLOWED.put(
        new UseCase("Acknowledging", "acknowledge"), Set.of("operator", "administrator", "system"));
    ALLOWED.put(new UseCase("ConfigurationAudit", "page"), Set.of("auditor", "administrator"));
    ALLOWED.put(new UseCase("PartnerAdministration", "create"), Set.of("administrator", "system"));
    ALLOWED.put(
        new UseCase("PartnerAdministration", "changeRules"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("AccountAdministration", "addKey"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("AccountAdministration", "disable"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("Allowances", "room"), PARTNER);
    ALLOWED.put(new UseCase("AllowanceAdministration", "set"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("AccountUses", "usageOf"), PEOPLE);
    ALLOWED.put(new UseCase("Entrance", "isBanned"), PARTNER);
    ALLOWED.put(new UseCase("Entrance", "failed"), PARTNER);
    ALLOWED.put(new UseCase("Credentials", "mayBeWeak"), PARTNER);
    ALLOWED.put(new UseCase("AccountProtection", "addresses"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("AccountProtection", "weakUntil"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("AccountProtection", "trust"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("AccountProtection", "revoke"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("Bans", "all"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("Bans", "ban"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("Bans", "lift"), Set.of("operator", "administrator"));
    ALLOWED.put(
        new UseCase("Supervision", "sessions"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("Supervision", "close"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("Supervision", "ban"), Set.of("operator", "administrator"));
    ALLOWED.put(
        new UseCase("HostKeyRotation", "state"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("HostKeyRotation", "announce"), Set.of("administrator"));
    ALLOWED.put(new UseCase("HostKeyRotation", "promote"), Set.of("administrator"));
    ALLOWED.put(
        new UseCase("RemoteServers", "all"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("RemoteServers", "find"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("RemoteServers", "waiting"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("RemoteServers", "failing"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(
        new UseCase("RemoteServers", "listing"), Set.of("operator", "auditor", "administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "create"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "change"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "remove"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "password"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "renewKey"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "bind"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteAdministration", "unbind"), Set.of("administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "test"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "pin"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "now"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "again"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "giveUp"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "fetchAgain"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("RemoteOperation", "leave"), Set.of("operator", "administrator"));
    ALLOWED.put(new UseCase("Users", "create"), Set.of("administrator", "system"));
    ALLOWED.put(new UseCase("Users", "all"), Set.of("administrator", "auditor", "system"));
    ALLOWED.put(new UseCase("ApiKeys", "issue"), Set.of("administrator"));
  }

  /// The application as it is deployed, with these tests in place of the web module.
  @Deployment
  static EnterpriseArchive application() {
    EnterpriseArchive ear =
        ShrinkWrap.create(ZipImporter.class, "tallystick-tested.ear")
            .importFrom(new File("target/tallystick.ear"))
            .as(EnterpriseArchive.class);
    WebArchive tests =
        ShrinkWrap.create(WebArchive.class, "tests.war")
            .addPackage(ForbiddenRolesIT.class.getPackage())
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
            .addAsLibrary(
                new File(
                    Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
    ear.delete("/tallystick-web-ui.war");
    ear.setApplicationXML(
        asset(
            text(ear, "META-INF/application.xml")
                .replaceFirst(
                    "<web-uri>tallystick-web-ui.war</web-uri>\\s*<context-root>/</context-root>",
                    "<web-uri>tests.war</web-uri><context-root>/tests</context-root>")));
    ear.addAsManifestResource(
        asset(
            text(ear, "META-INF/jboss-deployment-structure.xml")
                .replaceFirst(
                    "(?s)<sub-deployment name=\"tallystick-web-ui.war\">.*?</sub-deployment>", "")),
        "jboss-deployment-structure.xml");
    return ear.addAsModule(Testable.archiveToTest(tests));
  }

  private static ByteArrayAsset asset(String text) {
    return new ByteArrayAsset(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(EnterpriseArchive ear, String path) {
    try (InputStream in = ear.get(path).getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void whoeverHasNoneOfTheRolesIsRefusedByTheContainer() throws Exception {
    List<String> letIn = new ArrayList<>();

    for (Map.Entry<UseCase, Set<String>> entry : ALLOWED.entrySet()) {
      UseCase useCase = entry.getKey();
      for (String role : ROLES) {
        if (!entry.getValue().contains(role)
            && !isRefused(() -> caller(role).call(useCase::call))) {
          letIn.add(role + " may call " + useCase);
        }
      }
      if (!isRefused(useCase::call)) {
        letIn.add("nobody may call " + useCase);
      }
    }

    assertThat(letIn).isEmpty();
  }

  @Test
  void whoeverHasOneOfTheRolesIsLetIn() throws Exception {
    List<String> refused = new ArrayList<>();

    for (Map.Entry<UseCase, Set<String>> entry : ALLOWED.entrySet()) {
      for (String role : entry.getValue()) {
        if (isRefused(() -> caller(role).call(entry.getKey()::call))) {
          refused.add(role + " may not call " + entry.getKey());
        }
      }
    }

    assertThat(refused).isEmpty();
  }

  /// What else the use case makes of missing arguments: it was reached.
  private static boolean isRefused(ThrowingCallable call) {
    return catchThrowable(call) instanceof EJBAccessException;
  }

  /// Names of our own making.
  @SuppressWarnings("BanJNDI")
  private static Caller caller(String role) throws Exception {
    InitialContext context = new InitialContext();
    try {
      String bean = role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) + "Caller";
      return (Caller) context.lookup("java:app/tests/" + bean);
    } finally {
      context.close();
    }
  }
}
