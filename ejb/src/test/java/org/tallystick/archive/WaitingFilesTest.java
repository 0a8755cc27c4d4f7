package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.directory.Outcome;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;

/// What waits, what is found about it, and what people can do.
class WaitingFilesTest extends HeldFixture {

  @Test
  void a_held_file_may_be_sent_again_and_removed() {
    rule(PublishWhen.ON_MARKER);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml", "one more");
    assertThat(waiting()).containsExactly("file /in/a.xml WAITING");

    done(archive.directories().remove(archive.session(), RawPath.of("/in/a.xml")));

    assertThat(waiting()).isEmpty();
    assertThat(archive.list("/in")).isEmpty();
    assertThat(exchanged()).isEmpty();
  }

  @Test
  void what_waits_too_long_is_late_and_may_be_published_by_hand_once() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.ledger().clock().move(Duration.ofHours(2));
    HeldFile file = archive.database().read(held::all).getFirst();
    assertThat(file.state()).isEqualTo(HeldFile.State.LATE);
    assertThat(file.isPublishable()).isTrue();

    done(held.publish(file.held(), "they cannot send sidecars today"));

    assertThat(exchanged()).containsExactly("/in/a.xml");
    assertThat(held.publish(file.held(), "again")).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void both_sides_are_told_once_of_a_sidecar_whose_file_never_came() throws Exception {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml.sha256", sha256("one"));
    noteLate();
    assertThat(found()).isEmpty();

    archive.ledger().clock().move(Duration.ofHours(2));
    noteLate();
    noteLate();

    assertThat(found()).containsExactly("waits-too-long /in/a.xml.sha256");
    assertThat(waiting()).containsExactly("sidecar /in/a.xml.sha256 LATE");
  }

  @Test
  void a_part_name_cannot_be_published_by_hand() {
    archive.send("/in/a.xml.part", "one");
    HeldFile file = archive.database().read(held::all).getFirst();

    assertThat(held.publish(file.held(), "it is whole")).isInstanceOf(Outcome.Refused.class);
    assertThat(exchanged()).isEmpty();
  }

  @Test
  void what_a_sidecar_contradicts_is_never_published_by_hand_but_by_the_right_sidecar() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", sha256("another"));

    assertContradicted();

    archive.send("/in/a.xml.sha256", sha256("one"));
    assertThat(exchanged()).containsExactly("/in/a.xml");
  }

  @Test
  void what_a_sidecar_contradicted_stays_so_whatever_is_found_later() {
    rule(
        new PublicationRule(
            PublishWhen.ON_SIDECAR, List.of(), List.of(SidecarKind.SHA256), List.of()));
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", sha256("another"));
    done(archive.directories().remove(archive.session(), RawPath.of("/in/a.xml.sha256")));
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml.md5", hash("MD5", "one"));
    assertThat(found()).containsExactly("sidecar-mismatch /in/a.xml", "hash-not-made /in/a.xml");

    assertContradicted();
  }

  private void assertContradicted() {
    HeldFile file =
        archive.database().read(held::all).stream()
            .filter(one -> one.role().equals("file"))
            .findFirst()
            .orElseThrow();
    assertThat(file.isPublishable()).isFalse();
    assertThat(held.publish(file.held(), "they say it is right"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal().detail()).startsWith("TLY-0702 file /in/a.xml"));
    assertThat(exchanged()).isEmpty();
  }

  @Test
  void names_that_are_easily_mistaken_are_noted_and_both_kept() {
    archive.put("/in/Bericht.xml", "one");
    archive.put("/in/bericht.XML", "two");
    archive.put("/in/\u00e4.txt", "three");
    archive.put("/in/a\u0308.txt", "four");
    archive.put("/in/a\u0308.txt", "five");

    assertThat(found())
        .containsExactly("name-similar /in/bericht.XML", "name-similar /in/a\u0308.txt");
    assertThat(exchanged()).hasSize(5);
  }

  @Test
  void what_is_wrong_with_a_file_is_shown_although_its_name_is_easily_mistaken_too() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/A.xml", "one");
    archive.send("/in/a.xml.sha256", sha256("another"));

    archive.send("/in/a.xml", "two");

    assertThat(found()).containsExactly("sidecar-mismatch /in/a.xml", "name-similar /in/a.xml");
    assertThat(waiting()).contains("file /in/a.xml REFUSED");
  }

  @Test
  void a_rule_that_changes_leaves_what_waits_and_counts_for_what_comes() {
    rule(PublishWhen.ON_MARKER);
    archive.send("/in/a.xml", "one");
    rule(PublicationRule.USUAL);
    archive.put("/in/b.xml", "two");

    assertThat(exchanged()).containsExactly("/in/b.xml");
    assertThat(waiting()).containsExactly("file /in/a.xml WAITING");
  }

  @Test
  void a_sidecar_for_a_next_version_that_does_not_come_waits() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.md5", hash("MD5", "one"));
    assertThat(waiting()).isEmpty();

    archive.send("/in/a.xml.md5", hash("MD5", "one"));
    assertThat(waiting()).isEmpty();

    archive.send("/in/a.xml.md5", hash("MD5", "two"));
    assertThat(waiting()).containsExactly("sidecar /in/a.xml.md5 WAITING");
    archive.send("/in/a.xml", "two");

    assertThat(exchanged()).containsExactly("/in/a.xml", "/in/a.xml");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void files_that_are_done_with_hide_no_file_that_waits() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/lonely.xml", "one");
    for (int i = 0; i < HeldFiles.MOST + 1; i++) {
      archive.send("/in/" + i, "two");
      archive.send("/in/" + i + ".sha256", sha256("two"));
    }

    assertThat(waiting()).containsExactly("file /in/lonely.xml WAITING");
  }

  @Test
  void what_has_done_what_it_is_for_is_not_looked_at_again() throws Exception {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/SHA256SUMS", sha256("a") + "  a\n");
    archive.send("/in/a", "a");
    assertThat(stored()).isEqualTo(1);

    noteLate();

    assertThat(stored()).isZero();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_similar_name_is_told_of_once_however_often_its_file_is_replaced() {
    archive.put("/in/a.xml", "one");
    archive.send("/in/A.XML.part", "two");
    rename("/in/A.XML.part", "/in/A.XML", false);
    archive.send("/in/A.XML.part", "three");
    rename("/in/A.XML.part", "/in/A.XML", true);
    archive.put("/in/A.XML", "four");

    assertThat(found()).containsExactly("name-similar /in/A.XML");
  }

  private void noteLate() throws Exception {
    UserTransaction transaction = archive.database().transaction();
    transaction.begin();
    late.note();
    transaction.commit();
    archive.ledger().settle();
  }

  private long stored() {
    return archive
        .database()
        .read(() ->
            ((Number)
                    archive
                        .database()
                        .entities()
                        .createNativeQuery("select count(*) from directory_entry where waits")
                        .getSingleResult())
                .longValue());
  }
}
