package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The rule of an interface as people meet it: an administrator sets it, a partner does not keep to it, an operator decides.
@ExtendWith(SharedServer.class)
class HeldFilesIT {

  @TempDir Path here;

  @Test
  void aFileWithoutItsSidecarIsHeldUntilAnOperatorPublishesItForAReason(RunningServer server)
      throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "held", here);
    Path file = Files.writeString(here.resolve("lonely.xml"), "<Order><ID>lonely</ID></Order>");
    try (Browser browser = Browser.open()) {
      anAdministratorAgreesThatASidecarPublishes(browser, server);

      partner.sftp().succeed("put " + file + " in/");

      anOperatorPublishes(browser, server);
    }
  }

  private static void anAdministratorAgreesThatASidecarPublishes(
      Browser browser, RunningServer server) {
    Page page = browser.signedIn(server, "admin", "/partners/held");
    page.locator("#rule-held-orders").click();
    Locator form = page.getByRole(AriaRole.DIALOG);
    form.getByLabel("when a hash sidecar agrees").check();

    // Tried before it is saved.
    form.locator("#try input").fill("order.xml.md5");
    assertThat(form.locator("#try")).containsText("The .md5 sidecar of order.xml");
    int usual = form.locator("#part-names input").count();
    form.locator("#part-names-add").click();
    assertThat(form.locator("#part-names input")).hasCount(usual + 1);
    form.locator("#part-names input").last().fill("no slash/here");
    assertThat(form.locator("#part-names")).containsText("expected neither slashes nor blanks");
    form.locator("#part-names input").last().fill("*.half");
    form.locator("#try input").fill("order.half");
    assertThat(form.locator("#try")).containsText("A part name (*.half)");
    form.locator("#part-names input").last().press("Enter");

    assertThat(form).not().isVisible();
    assertThat(page.locator("#interface-held-orders"))
        .containsText("published when a hash sidecar agrees with it");
    assertThat(page.locator("#interface-held-orders")).containsText("*.half");
  }

  private static void anOperatorPublishes(Browser browser, RunningServer server) {
    Page page = browser.signedIn(server, "operator", "/held?partner=held");
    assertThat(page.locator("#held")).containsText("lonely.xml");
    assertThat(page.locator("#held")).containsText("No hash sidecar has come for it.");
    Locator publish =
        page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish /in/lonely.xml"));
    publish.click();
    Locator reason = page.locator("#publish-reason input");
    reason.press("Enter");
    assertThat(page.locator("#publish-reason")).containsText("Say why it is published");
    reason.fill("Held said on the phone that no sidecar comes");
    reason.press("Enter");
    // The words for an empty list are in the page all the time: only what goes tells that it was
    // done.
    assertThat(page.locator("#publish-reason")).isHidden();
    assertThat(publish).isHidden();
    assertThat(page.getByText("No held file matches.")).isVisible();

    page.navigate("/?partner=held");
    Browser.shown(
            page.locator("#history a").filter(new Locator.FilterOptions().setHasText("lonely.xml")))
        .click();
    page.waitForURL(Pattern.compile(".*/document/held\\.\\d+.*"));
    assertThat(page.locator("#story")).containsText("lonely.xml");
  }
}
