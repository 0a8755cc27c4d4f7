package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The screen *Remote servers*: a server is tried, its key confirmed, an interface bound, and its file comes.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class RemoteServersInBrowserIT {

  @TempDir Path here;

  @Test
  void aServerIsTriedItsKeyConfirmedAndAnInterfaceBound(RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rview");
    String key = partner.register(1, "nobody", "key");
    try (ForeignServer foreign = ForeignServer.openSsh(here, key);
        Browser browser = Browser.open()) {
      Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
      Files.writeString(theirs.resolve("seen.xml"), "<Order/>");
      partner.moveTo(foreign.port(), foreign.user());
      Page page = browser.signedIn(server, "admin", "/remote-servers");
      Locator card = page.locator("#remote-rview-own");
      assertThat(card).containsText("key not confirmed");
      assertThat(card).containsText("ssh-ed25519");

      card.locator(".test-connection").click();
      page.locator("#test-run").click();
      assertThat(page.locator("#test-steps")).containsText("check the host key");
      assertThat(page.locator("#test-steps")).containsText("What to do");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close")).click();
      card.locator(".confirm-key").click();
      page.locator("#save").click();
      assertThat(card).containsText("confirmed by admin");

      page.navigate("/partners/rview");
      page.locator("#remote-rview-orders").click();
      page.locator("#binding-directory input").fill(foreign.directory("outgoing"));
      page.locator("#binding-schedule input").fill("every 1");
      page.locator("#save").click();
      assertThat(page.locator("#interface-rview-orders")).containsText("Fetched from");

      page.navigate("/?partner=rview");
      assertThat(page.locator("#history"))
          .containsText("seen.xml", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
      page.navigate("/remote-servers");
      assertThat(page.locator("#binding-rview-orders")).containsText("listed");
      page.setViewportSize(390, 844);
      page.locator("#remote-rview-own").waitFor();
      Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
      page.setViewportSize(1440, 900);
      requireNewKeyUnbindingAndRemoval(page, card, key);
    }
  }

  @Test
  void whatFailedAndWhatWaitsIsDealtWithByAPerson(RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rqueue");
    String key = partner.register(1, "nobody", "key");
    try (ForeignServer foreign = ForeignServer.openSsh(here, key);
        Browser browser = Browser.open()) {
      Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
      Files.writeString(theirs.resolve("kept.xml"), "<Order/>");
      partner.moveTo(foreign.port(), foreign.user());
      partner.pin();
      partner.bind(
          "orders",
          foreign.directory("outgoing"),
          ",\"tries\":1,\"afterFetch\":\"move\",\"afterFetchDetail\":\"nowhere\"");
      partner.bind("invoices", foreign.directory("incoming"), ",\"tries\":1");
      partner.send("early.xml", "<Invoice/>".getBytes(StandardCharsets.UTF_8));
      partner.send("late.xml", "<Late/>".getBytes(StandardCharsets.UTF_8));
      Page page = browser.signedIn(server, "operator", "/remote-servers");
      until(page, "#failing", text -> text.contains("kept.xml"));
      assertThat(page.locator("#failing")).containsText("It is here.");
      until(
          page,
          "#waiting",
          text ->
              text.contains("gave up") && text.contains("late.xml") && text.contains("early.xml"));

      page.navigate("/?partner=rqueue&delivery=open");
      assertThat(page.locator("#history")).containsText("gave up");
      assertThat(page.locator("#history")).not().containsText("kept.xml");
      page.navigate("/remote-servers");
      Files.createDirectories(foreign.files().resolve("incoming"));
      labelled(page, "Try early.xml again").click();
      Eventually.within(
          Duration.ofSeconds(30),
          "it is brought",
          () -> Files.exists(foreign.files().resolve("incoming/early.xml")));
      labelled(page, "Give up: late.xml").click();
      page.locator("#reason input").fill("sent by letter");
      page.locator("#save").click();
      assertThat(page.locator("#save")).hasCount(0);
      until(page, "#waiting", text -> !text.contains("rqueue.invoices"));

      Files.createDirectories(theirs.resolve("nowhere"));
      labelled(page, "Try kept.xml again").click();
      Eventually.within(
          Duration.ofSeconds(30),
          "it is moved",
          () -> Files.exists(theirs.resolve("nowhere/kept.xml")));
      until(page, "#failing", text -> !text.contains("kept.xml"));

      openLastListing(page);
      assertThat(page.locator("#remote-listing")).containsText("tallystick/remote-listing/v1");
      partner.unbind("orders");
      partner.unbind("invoices");
    }
  }

  /// A grid keeps the cells of rows that are gone, unseen.
  private static Locator labelled(Page page, String label) {
    return page.locator("[aria-label='" + label + "']:visible");
  }

  private static void until(Page page, String grid, Predicate<String> shown) {
    Eventually.within(
        Duration.ofSeconds(60),
        "the rows of " + grid,
        () -> {
          page.locator("#look-again").click();
          return shown.test(page.locator(grid).innerText());
        });
  }

  /// A click on what is drawn anew just then is lost; a second one, after one that worked, finds nothing there.
  private static void openLastListing(Page page) {
    Locator link = page.locator("#binding-rqueue-orders").getByText("What it listed last");
    Eventually.holds(
        Duration.ofSeconds(30),
        () -> {
          if (!page.url().contains("/access-log/")) {
            link.click(new Locator.ClickOptions().setTimeout(2_000));
          }
          page.waitForURL("**/access-log/**", new Page.WaitForURLOptions().setTimeout(5_000));
        });
  }

  private static void requireNewKeyUnbindingAndRemoval(Page page, Locator card, String key) {
    confirm(page, card.locator(".renew-key"));
    assertThat(card).not().containsText(key.strip());
    confirm(page, card.locator(".unbind"));
    assertThat(page.locator("#binding-rview-orders")).hasCount(0);
    confirm(page, card.locator(".remove-server"));
    assertThat(card).hasCount(0);
  }

  private static void confirm(Page page, Locator button) {
    button.click();
    page.locator("#save").click();
    assertThat(page.locator("#save")).hasCount(0);
  }
}
