package org.tallystick.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A real Chromium, the one of the machine.
public final class Browser implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  /// A name of this machine for which browsers take a page over http as one from the open network.
  static final String ELSEWHERE = "archive.example";

  /// In milliseconds: what a busy machine may need for a page nobody has opened yet.
  private static final double PATIENCE = 15_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Browser open() {
    Path chromium = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    Assumptions.assumeTrue(chromium != null, "no Chromium in " + PLACES);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1"))));
  }

  /// A page of a person who has never been here; its links are relative to the server.
  public Page page(RunningServer server) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server.url().toString())
                .setViewportSize(1440, 900));
    context.setDefaultTimeout(30_000);
    context.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        System.err.println("browser: " + message.text());
      }
    });
    return context.newPage();
  }

  /// A page of a person who has signed in, at the address.
  public Page signedIn(RunningServer server, String user, String address) {
    Page page = page(server);
    signIn(page, server, user, address);
    return page;
  }

  /// The same of somebody who is not one of the demo's.
  public Page signedIn(RunningServer server, Api person, String address) {
    Page page = page(server);
    signIn(page, person.user(), person.password(), address);
    return page;
  }

  public static void signIn(Page page, RunningServer server, String user, String address) {
    signIn(page, user, server.password(user), address);
  }

  private static void signIn(Page page, String user, String password, String address) {
    page.navigate(address);
    page.getByLabel("User").fill(user);
    page.getByLabel("Password").first().fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    shown(page.locator(".page-head h1"));
    page.navigate(address);
  }

  /// Waits until it is there. A page that does not show it by itself is described on the error stream and loaded once more.
  public static Locator shown(Locator wanted) {
    try {
      wanted.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
    } catch (TimeoutError missing) {
      Page page = wanted.page();
      System.err.printf(
          "%s did not appear on %s, which showed:%n%s%n",
          wanted, page.url(), page.innerText("body"));
      page.reload();
      wanted.waitFor();
    }
    return wanted;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
