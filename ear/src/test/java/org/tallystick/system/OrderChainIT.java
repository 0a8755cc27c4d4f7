package org.tallystick.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The main job on real files: a partner sends an order chain, a person finds it by a word in it, links it and reads its story.
@ExtendWith(SharedServer.class)
class OrderChainIT {

  private static final String WORD = "AEG012345";

  @Test
  void aChainSentBySftpIsFoundByAWordLinkedToAPackingListAndItsStoryIsRead(RunningServer server)
      throws Exception {
    Path samples = Checkout.samples("ubl");
    List<String> puts;
    try (Stream<Path> files = Files.list(samples)) {
      puts =
          files
              .filter(file -> file.toString().endsWith("2.0-Example.xml"))
              .sorted()
              .map(file -> "put " + file + " in/")
              .toList();
    }
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "business", "/");

      server.sftp().succeed(puts.toArray(String[]::new));

      // It appears by itself.
      assertThat(page.locator("#history")).containsText("UBL-DespatchAdvice-2.0-Example.xml");

      page.locator("#search input").fill(WORD);
      Locator despatch =
          page.locator("#history a")
              .filter(new Locator.FilterOptions().setHasText("UBL-DespatchAdvice-2.0-Example.xml"))
              .first();
      assertThat(despatch).isVisible();
      assertThat(page.locator("#history")).containsText(WORD);
      despatch.click();
      page.waitForURL(Pattern.compile(".*/document/acme\\.\\d+.*"));
      assertThat(page.locator("div.content")).containsText(WORD);
      assertThat(page.locator("#story")).containsText("UBL-DespatchAdvice-2.0-Example.xml");

      page.locator("#create-business-document").click();
      page.locator("#business-number input").fill("PL-" + WORD);
      page.locator("#business-save").click();
      page.waitForURL(Pattern.compile(".*/business/.+"));
      assertThat(page.locator("#linked-files")).containsText("UBL-DespatchAdvice-2.0-Example.xml");

      page.locator("#linked-files a").first().click();
      assertThat(page.locator("#resting")).containsText("PL-" + WORD);
    }
  }

  @Test
  void anAuditorReadsTheAccessLogOfTheSession(RunningServer server) throws Exception {
    Path file = Files.writeString(Files.createTempFile("story", ".csv"), "a;b\n1;2\n");
    server
        .sftp()
        .succeed(
            "put " + file + " in/story-of-a-session.csv",
            "ls in",
            "get in/story-of-a-session.csv /dev/null");
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/");

      page.navigate("/access-log");

      assertThat(page.locator("#access-log")).containsText("story-of-a-session.csv");
    }
  }
}
