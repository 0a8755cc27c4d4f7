package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// When days end, agreed on the partner's page.
@ExtendWith(SharedServer.class)
class CutOffInBrowserIT {

  @Test
  void anInterfaceIsGivenACutOffOfItsOwnAndLosesItAgain(RunningServer server) {
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "admin", "/partners/acme");
      Locator card = page.locator("#interface-acme-invoices");

      page.locator("#cut-off-acme-invoices").click();
      page.locator("#cut-off-time input").fill("25:00");
      page.locator("#save").click();
      assertThat(page.locator("#fault"))
          .hasText("cut-off: found '25:00', expected a time from 00:01 to 24:00");
      page.locator("#cut-off-time input").fill("13:15");
      page.locator("#cut-off-zone input").fill("Europe/Berlin");
      page.locator("#save").click();
      assertThat(card).containsText("manifests/<day>.invoices.csv");
      assertThat(card).containsText("13:15 Europe/Berlin");

      page.locator("#no-cut-off-acme-invoices").click();
      page.locator("#save").click();
      assertThat(card).not().containsText("13:15");
    }
  }

  @Test
  void whoDoesNotAdministerOnlyReadsIt(RunningServer server) {
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/partners/acme");

      assertThat(page.locator("#interface-acme-invoices")).isVisible();
      assertThat(page.locator("#cut-off-acme-invoices")).hasCount(0);
    }
  }
}
