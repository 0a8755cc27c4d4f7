package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a partner finds below `/.exchange/rejections`.
class RejectionsTest extends InBandFixture {

  private static final String FOLDER = "/.exchange/rejections";
  private static final int MANY = 100;

  private void alike(String name) {
    archive.put("/in/" + name, "one");
    archive.put("/in/" + name.toUpperCase(java.util.Locale.ROOT), "two");
  }

  @Test
  void eachDayWithFindingsHasAFolderAndEachFindingAFile() throws IOException {
    alike("a.xml");
    archive.ledger().clock().move(Duration.ofDays(2));
    for (int i = 0; i < MANY; i++) {
      alike("b" + i);
    }
    archive.ledger().settle();

    assertThat(names(FOLDER)).containsExactlyInAnyOrder(DAY, "2026-11-22");
    assertThat(names(FOLDER + "/" + DAY))
        .singleElement()
        .asString()
        .matches("A\\.XML\\.[0-9]+\\.json");
    List<HandoutEntry> many = exchange.list(acme, FOLDER + "/2026-11-22");
    assertThat(many).hasSize(MANY).doesNotHaveDuplicates();
    for (HandoutEntry entry : List.of(many.getFirst(), many.get(MANY / 2), many.getLast())) {
      String file = FOLDER + "/2026-11-22/" + entry.name().text();
      assertThat(exchange.get(acme, file)).hasSize((int) entry.size()).contains("name-similar");
    }
  }

  @Test
  void aLongNameIsCutBetweenItsCharacters() throws IOException {
    alike("a" + "\u00e9".repeat(120));
    archive.ledger().settle();

    assertThat(names(FOLDER + "/" + DAY))
        .singleElement()
        .asString()
        .matches("A\u00c9{99}\\.[0-9]+\\.json");
  }

  private List<String> names(String directory) throws IOException {
    return exchange.list(acme, directory).stream().map(entry -> entry.name().text()).toList();
  }
}
