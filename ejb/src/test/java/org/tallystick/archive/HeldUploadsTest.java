package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;

/// When what a partner sends is published.
class HeldUploadsTest extends HeldFixture {

  @Test
  void on_close_a_file_is_published_and_a_part_name_is_not() {
    archive.put("/in/a.xml", "one");
    archive.send("/in/b.xml.part", "two");

    assertThat(exchanged()).containsExactly("/in/a.xml");
    assertThat(archive.list("/in")).containsExactly("a.xml", "b.xml.part");

    rename("/in/b.xml.part", "/in/b.xml", false);

    assertThat(exchanged()).containsExactly("/in/a.xml", "/in/b.xml");
    assertThat(archive.ledger().types(ACME)).endsWith("file.renamed", "file.received");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_rename_from_one_part_name_to_another_publishes_nothing() {
    archive.send("/in/b.xml.part", "two");

    rename("/in/b.xml.part", "/in/b.xml.tmp", false);

    assertThat(exchanged()).isEmpty();
    assertThat(waiting()).containsExactly("part /in/b.xml.tmp WAITING");
  }

  @Test
  void a_rename_over_a_file_is_its_next_version() throws Exception {
    archive.put("/in/a.xml", "one");
    archive.send("/in/a.xml.tmp", "one more");

    rename("/in/a.xml.tmp", "/in/a.xml", true);

    assertThat(exchanged()).containsExactly("/in/a.xml", "/in/a.xml");
    assertThat(archive.get("/in/a.xml")).asString().isEqualTo("one more");
  }

  @Test
  void on_rename_a_file_that_comes_under_its_own_name_waits() {
    rule(PublishWhen.ON_RENAME);
    archive.send("/in/a.xml", "one");
    archive.send("/in/b.xml.part", "two");
    rename("/in/b.xml.part", "/in/b.xml", false);
    rename("/in/a.xml", "/in/c.xml", false);

    assertThat(exchanged()).containsExactly("/in/b.xml");
    assertThat(waiting()).containsExactly("file /in/c.xml WAITING");
  }

  @Test
  void a_sidecar_that_comes_after_its_file_publishes_it() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    assertThat(exchanged()).isEmpty();
    assertThat(waiting()).containsExactly("file /in/a.xml WAITING");

    archive.send("/in/a.xml.sha256", sha256("one") + "  a.xml\n");

    assertThat(exchanged()).containsExactly("/in/a.xml");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_sidecar_that_comes_before_its_file_publishes_it() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml.Md5", "MD5 (a.xml) = " + hash("MD5", "one") + "\r\n");
    assertThat(waiting()).containsExactly("sidecar /in/a.xml.Md5 WAITING");

    assertThat(archive.send("/in/a.xml", "one")).isInstanceOf(Arrival.Published.class);

    assertThat(exchanged()).containsExactly("/in/a.xml");
  }

  @Test
  void every_kind_of_sidecar_counts() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a", "a");
    archive.send("/in/b", "b");
    archive.send("/in/c", "c");
    archive.send("/in/d", "d");
    archive.send("/in/a.sha512", hash("SHA-512", "a"));
    archive.send("/in/b.sha1", hash("SHA-1", "b") + " *somewhere/else.txt\n");
    archive.send("/in/c.md5", hash("MD5", "c"));
    archive.send("/in/d.sha", hash("SHA-1", "d"));

    assertThat(exchanged()).containsExactly("/in/a", "/in/b", "/in/c", "/in/d");
  }

  @Test
  void a_list_publishes_the_files_it_names_whichever_comes_first() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a", "a");
    archive.send(
        "/in/SHA256SUMS", sha256("a") + "  a\n" + sha256("b") + "  b\n" + sha256("c") + "  c\n");
    archive.send("/in/b", "b");

    assertThat(exchanged()).containsExactly("/in/a", "/in/b");
    assertThat(waiting()).containsExactly("sidecar /in/SHA256SUMS WAITING");

    archive.send("/in/d", "d");
    assertThat(exchanged()).containsExactly("/in/a", "/in/b");
  }

  @Test
  void what_does_not_agree_is_kept_and_never_published_and_may_be_corrected() throws Exception {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "damaged on the way");
    archive.send("/in/a.xml.sha256", sha256("one"));

    assertThat(exchanged()).isEmpty();
    assertThat(found()).containsExactly("sidecar-mismatch /in/a.xml");
    assertThat(waiting()).contains("file /in/a.xml REFUSED");
    assertThat(archive.get("/in/a.xml")).asString().isEqualTo("damaged on the way");

    archive.send("/in/a.xml", "one");

    assertThat(exchanged()).containsExactly("/in/a.xml");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_wrong_sidecar_may_be_corrected_too() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", sha256("another"));
    archive.send("/in/a.xml.sha256", sha256("one"));

    assertThat(found()).containsExactly("sidecar-mismatch /in/a.xml");
    assertThat(exchanged()).containsExactly("/in/a.xml");
  }

  @Test
  void two_sidecars_that_disagree_publish_nothing() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml.sha256", sha256("one"));
    archive.send("/in/a.xml.md5", hash("MD5", "another"));
    archive.send("/in/a.xml", "one");

    assertThat(found()).containsExactly("sidecars-disagree /in/a.xml");
    assertThat(exchanged()).isEmpty();

    done(archive.directories().remove(archive.session(), RawPath.of("/in/a.xml.md5")));
    archive.send("/in/a.xml", "one");

    assertThat(exchanged()).containsExactly("/in/a.xml");
  }

  @Test
  void the_sidecar_of_the_version_before_is_not_held_against_the_next() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", sha256("one"));
    archive.send("/in/a.xml", "two");
    assertThat(found()).isEmpty();
    assertThat(exchanged()).hasSize(1);

    archive.send("/in/a.xml.sha256", sha256("two"));

    assertThat(found()).isEmpty();
    assertThat(exchanged()).containsExactly("/in/a.xml", "/in/a.xml");
  }

  @Test
  void a_sidecar_that_cannot_be_read_is_a_finding() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", "this is no hash\n");

    assertThat(found()).containsExactly("sidecar-unreadable /in/a.xml.sha256");
    assertThat(exchanged()).isEmpty();
  }

  @Test
  void a_sidecar_that_is_too_large_is_a_finding_and_is_not_read() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.sha256", "x".repeat((1 << 20) + 1));

    assertThat(found()).containsExactly("sidecar-too-large /in/a.xml.sha256");
    assertThat(exchanged()).isEmpty();
  }

  @Test
  void a_kind_of_sidecar_that_was_agreed_later_cannot_be_compared() {
    rule(
        new PublicationRule(
            PublishWhen.ON_SIDECAR, List.of(), List.of(SidecarKind.SHA256), List.of()));
    archive.send("/in/a.xml", "one");
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml.md5", hash("MD5", "one"));

    assertThat(found()).containsExactly("hash-not-made /in/a.xml");

    archive.send("/in/a.xml", "one");
    assertThat(exchanged()).containsExactly("/in/a.xml");
  }

  @Test
  void a_part_that_gets_its_name_still_waits_for_its_sidecar() {
    rule(PublishWhen.ON_SIDECAR);
    archive.send("/in/a.xml.filepart", "one");
    rename("/in/a.xml.filepart", "/in/a.xml", false);
    assertThat(exchanged()).isEmpty();

    archive.send("/in/a.xml.sha256.filepart", sha256("one"));
    assertThat(exchanged()).isEmpty();
    rename("/in/a.xml.sha256.filepart", "/in/a.xml.sha256", false);

    assertThat(exchanged()).containsExactly("/in/a.xml");
  }

  @Test
  void a_marker_publishes_its_file_whichever_comes_first() {
    rule(PublishWhen.ON_MARKER);
    archive.send("/in/a.xml", "one");
    archive.send("/in/b.xml.Ok", "");
    assertThat(exchanged()).isEmpty();

    archive.send("/in/a.xml.done", "");
    archive.send("/in/b.xml", "two");

    assertThat(exchanged()).containsExactly("/in/a.xml", "/in/b.xml");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_marker_without_the_suffix_of_its_file_publishes_it_whichever_comes_first() {
    rule(PublishWhen.ON_MARKER);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.pdf", "two");
    archive.send("/in/a-other.xml", "three");
    archive.send("/in/a.trg", "");
    archive.send("/in/b.trg", "");
    archive.send("/in/b.xml", "four");
    archive.send("/in/c", "five");
    archive.send("/in/c.xml", "six");
    archive.send("/in/c.trg", "");

    assertThat(exchanged()).containsExactly("/in/a.pdf", "/in/a.xml", "/in/b.xml", "/in/c");
    assertThat(waiting()).containsExactly("file /in/a-other.xml WAITING", "file /in/c.xml WAITING");
  }

  @Test
  void the_marker_of_the_version_before_does_not_publish_the_next() {
    rule(PublishWhen.ON_MARKER);
    archive.send("/in/a.xml", "one");
    archive.send("/in/a.xml.done", "");
    archive.send("/in/a.xml", "two");
    assertThat(exchanged()).hasSize(1);

    archive.send("/in/a.xml.done", "");

    assertThat(exchanged()).containsExactly("/in/a.xml", "/in/a.xml");
  }

  @Test
  void a_marker_never_publishes_a_part_name() {
    rule(PublishWhen.ON_MARKER);
    archive.send("/in/a.xml.part", "one");
    archive.send("/in/a.xml.part.done", "");

    assertThat(exchanged()).isEmpty();
  }
}
