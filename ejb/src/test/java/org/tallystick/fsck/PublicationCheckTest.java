package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;

/// What is held, published later, placed as a sidecar and acknowledged is checked like everything else.
class PublicationCheckTest {

  @TempDir private Path folder;

  private static InterfaceRules rules(PublishWhen when) {
    return new InterfaceRules(
        new PublicationRule(
            when, PublicationRule.USUAL_PARTS, SidecarKind.ALL, PublicationRule.USUAL_MARKERS),
        new HandOver(true, Acknowledgements.USUAL, false));
  }

  private static String sha256(String content) {
    return ContentDigest.of(content.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static void rename(TestArchive archive, String from, String to) {
    done(archive.directories().rename(archive.session(), RawPath.of(from), RawPath.of(to), true));
  }

  private static void busyDay(CheckedArchive checked) throws Exception {
    TestArchive archive = checked.archive();
    archive.rule("orders", rules(PublishWhen.ON_SIDECAR));
    archive.rule("invoices", rules(PublishWhen.ON_CLOSE));
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", sha256("one"));
    archive.send("/in/b.xml", "two");
    checked.sign();
    archive.send("/in/b.xml.sha256", sha256("another"));
    archive.send("/in/c.xml.part", "three");
    rename(archive, "/in/c.xml.part", "/in/c.xml");
    rename(archive, "/in/b.xml", "/in/B.XML");
    archive.place("d.xml", "four");
    archive.place("e.xml", "five");
    archive.list("/out");
    archive.get("/out/d.xml");
    checked.stamp();
    done(archive.directories().remove(archive.session(), RawPath.of("/out/d.xml")));
    rename(archive, "/out/e.xml", "/out/e.xml.done");
    archive.list("/out");
    checked.stamp();
  }

  private static List<String> types(TestArchive archive) {
    return archive
        .database()
        .read(() ->
            archive
                .database()
                .entities()
                .createQuery("select distinct e.type from EventRow e", String.class)
                .getResultList());
  }

  @Test
  void anArchiveInWhichFilesWaitedIsClean() throws Exception {
    try (CheckedArchive checked = new CheckedArchive(folder)) {
      busyDay(checked);

      assertThat(types(checked.archive()))
          .contains(
              "upload.held",
              "finding.noted",
              "sidecar.placed",
              "file.acknowledged",
              "file.removed");
      FsckReport report = checked.check();
      assertThat(report.isClean()).as(report.text()).isTrue();
    }
  }

  @Test
  void aHeldFileThatIsMadeAnExchangeInTheViewsIsFound() throws Exception {
    try (CheckedArchive checked = new CheckedArchive(folder)) {
      busyDay(checked);
      checked.remember();

      for (String deed :
          List.of(
              "update directory_entry set shows = 'DOCUMENT' where shows = 'HELD'",
              "update directory_entry set shows = 'HELD' where shows = 'SIDECAR'")) {
        assertThat(checked.tamper(deed)).isPositive();
        assertThat(checked.check().isClean()).as(deed).isFalse();
        checked.restore();
      }
    }
  }
}
