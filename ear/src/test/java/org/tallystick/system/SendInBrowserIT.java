package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An operator drops files on the screen.
@ExtendWith(SharedServer.class)
class SendInBrowserIT {

  private static final String DROP =
      """
      (upload, content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'dropped.xml', {type: 'text/xml'}));
        upload.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
      }
      """;

  private static final LocatorAssertions.IsVisibleOptions LONG =
      new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

  @TempDir Path here;

  @Test
  void aDroppedFileIsHashedOnBothSidesAndTheSameOneIsAskedAbout(RunningServer server)
      throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "dropped", here);
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "operator", "/partners/dropped");
      page.locator("#send-dropped-invoices").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);

      dialog.locator("vaadin-upload").evaluate(DROP, "<Invoice>1</Invoice>");

      Locator results = dialog.locator("#send-results");
      assertThat(results).containsText("dropped.xml");
      assertThat(results).containsText("the same in your browser and in the archive");

      dialog.locator("vaadin-upload").evaluate(DROP, "<Invoice>1</Invoice>");
      assertThat(results).containsText("Send it all the same?");
      results.locator(".send-again").press("Enter");
      assertThat(results.locator(".badge-on")).hasCount(2);

      results.locator("a.file-name").first().click();
      page.waitForURL(Pattern.compile(".*/document/dropped\\.\\d+.*"));
      assertThat(page.locator("#delivery")).containsText("waiting");
      partner.sftp().succeed("get out/dropped.xml " + here.resolve("got.xml"));
      assertThat(page.locator("#delivery")).containsText("delivered");
      assertThat(here.resolve("got.xml")).hasContent("<Invoice>1</Invoice>");
    }
  }

  @Test
  void aLongFileIsHashedOverPlainHttpOnANarrowScreen(RunningServer server) throws Exception {
    NewPartner.bringUp(server, server.api("admin"), "chosen", here);
    byte[] bytes = new byte[30 << 20];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(here.resolve("long.bin"), bytes);
    try (Browser browser = Browser.open()) {
      Page page = browser.page(server);
      page.setViewportSize(390, 844);
      Browser.signIn(
          page,
          server,
          "operator",
          "http://" + Browser.ELSEWHERE + ":" + server.url().getPort() + "/?partner=chosen");
      assertThat((Boolean) page.evaluate("isSecureContext")).isFalse();
      page.locator("#send").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);

      dialog.locator("vaadin-upload input[type=file]").setInputFiles(file);

      assertThat(dialog.locator("#send-results .badge-on")).isVisible(LONG);
      assertThat(dialog.locator("#send-results"))
          .containsText("the same in your browser and in the archive");
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isTrue();
    }
  }

  @Test
  void whoMayNotSendSeesNoButton(RunningServer server) {
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "business", "/");

      assertThat(page.locator("#history")).isVisible();
      assertThat(page.locator("#send")).hasCount(0);
    }
  }
}
