package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.proof.Forgery;
import org.tallystick.proof.Forgery.Written;

/// Somebody has the database and the key of a log, changes what is written and signs it again: the leaves themselves, and the time stamps over what was signed before, give it away.
class DishonestOperatorTest {

  @TempDir private Path folder;
  private CheckedArchive checked;
  private Forgery forgery;
  private List<Written> log;

  @BeforeEach
  void open() {
    checked = new CheckedArchive(folder);
    checked.busyDay();
    forgery = new Forgery(checked.archive(), checked.data());
    log = forgery.all();
  }

  @AfterEach
  void close() {
    checked.close();
  }

  private Written nth(EventType type, int nth) {
    return log.stream()
        .filter(each -> each.line().type() == type)
        .skip(nth - 1)
        .findFirst()
        .orElseThrow();
  }

  private void isFound(String rule, String words) {
    FsckReport report = checked.check();

    assertThat(report.findings())
        .as(report.text())
        .anySatisfy(finding -> {
          assertThat(finding.rule()).isEqualTo(rule);
          assertThat(finding.sentence()).contains(words);
        })
        .anySatisfy(finding -> {
          assertThat(finding.rule()).isEqualTo("R9");
          assertThat(finding.sentence()).contains("another checkpoint of size");
        })
        .noneSatisfy(finding -> assertThat(finding.rule()).isEqualTo("R8"));
  }

  @Test
  void signingAgainWhatIsThereAlreadyChangesNothing() {
    forgery.write();

    assertThat(checked.check().findings()).isEmpty();
  }

  @Test
  void anEventThatIsLeftOut() {
    forgery.write(Forgery.nothing(nth(EventType.FILE_RECEIVED, 2)));

    isFound("R3", "map of subjects");
  }

  @Test
  void eventsInAnotherOrder() {
    Written first = nth(EventType.FILE_RECEIVED, 2);
    Written second = nth(EventType.FILE_RECEIVED, 3);

    forgery.write(
        Forgery.moved(first, second.line().index(), second.line().at()),
        Forgery.moved(second, first.line().index(), first.line().at()));

    isFound("R3", "map of subjects");
  }

  @Test
  void anEventThatIsDatedBack() {
    Written event = nth(EventType.FILE_RECEIVED, 4);
    LogInstant earlier = new LogInstant(event.line().at().value().minus(Duration.ofHours(1)));

    forgery.write(Forgery.moved(event, event.line().index(), earlier));

    isFound("R1", "none before the leaf before it");
  }

  @Test
  void aHeadThatCountsWrong() {
    Written head = nth(EventType.HEAD, 2);

    forgery.write(Forgery.counting(head, ((HeadLeaf) head.line()).subjects() - 1));

    isFound("R3", "subjects");
  }

  @Test
  void aDirectoryThatWasChangedAndChangedBack() {
    Written made = nth(EventType.DIRECTORY_MADE, 4);
    Written removed = nth(EventType.DIRECTORY_REMOVED, 1);

    forgery.write(Forgery.nothing(made), Forgery.nothing(removed));

    isFound("R3", "map of subjects");
  }

  @Test
  void aHeadThatIsIssuedAgainFromAnEarlierOne() {
    Written first = nth(EventType.HEAD, 1);
    Written third = nth(EventType.HEAD, 3);

    forgery.write(Forgery.after(third, first.line().index()));

    isFound("R3", "head before it");
  }
}
