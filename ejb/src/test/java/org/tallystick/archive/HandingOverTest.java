package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.directory.AttributeChange;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.PublicationRule;

/// What belongs to the files we send.
class HandingOverTest {

  @TempDir private Path data;
  private TestArchive archive;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private void agree(boolean sidecars, boolean removal, boolean erase) {
    archive.rule(
        "invoices",
        new InterfaceRules(
            PublicationRule.USUAL,
            new HandOver(
                sidecars,
                new Acknowledgements(
                    Acknowledgements.USUAL.suffixes(),
                    Acknowledgements.USUAL.directories(),
                    removal),
                erase)));
  }

  private void rename(String from, String to) {
    done(archive.directories().rename(archive.session(), RawPath.of(from), RawPath.of(to), false));
  }

  private void remove(String path) {
    done(archive.directories().remove(archive.session(), RawPath.of(path)));
  }

  private String read(String path) throws IOException {
    return new String(archive.get(path), StandardCharsets.UTF_8);
  }

  private static String line(String name, String content) {
    return ContentDigest.of(content.getBytes(StandardCharsets.UTF_8)).hex() + "  " + name + "\n";
  }

  private List<String> types() {
    archive.ledger().settle();
    return archive.ledger().types(ACME);
  }

  @Test
  void each_file_has_its_sidecar_and_the_directory_its_list() throws Exception {
    agree(true, true, false);
    archive.place("b.xml", "two");
    archive.place("a.xml", "one");

    assertThat(archive.list("/out"))
        .containsExactly("SHA256SUMS", "a.xml", "a.xml.sha256", "b.xml", "b.xml.sha256");
    assertThat(read("/out/a.xml.sha256")).isEqualTo(line("a.xml", "one"));
    assertThat(read("/out/SHA256SUMS")).isEqualTo(line("a.xml", "one") + line("b.xml", "two"));
  }

  @Test
  void the_list_is_there_for_whoever_asks_for_it_without_a_listing() throws Exception {
    agree(true, true, false);
    archive.place("a.xml", "one");
    assertThat(done(archive.status(archive.session(), "/out/SHA256SUMS")).size())
        .isEqualTo(line("a.xml", "one").length());

    archive.place("b.xml", "two");

    assertThat(read("/out/SHA256SUMS")).isEqualTo(line("a.xml", "one") + line("b.xml", "two"));
  }

  @Test
  void the_list_is_made_anew_only_when_a_file_came_or_went() {
    agree(true, true, false);
    archive.place("a.xml", "one");
    archive.list("/out");
    long made = types().stream().filter("sidecar.placed"::equals).count();

    archive.list("/out");
    archive.list("/out");

    assertThat(types().stream().filter("sidecar.placed"::equals)).hasSize((int) made);
  }

  @Test
  void a_list_that_was_touched_is_still_made_anew_for_what_came_before_the_touch()
      throws Exception {
    agree(true, true, false);
    archive.place("a.xml", "one");
    archive.list("/out");
    archive.place("b.xml", "two");

    done(
        archive
            .directories()
            .setAttributes(
                archive.session(),
                RawPath.of("/out/SHA256SUMS"),
                new AttributeChange(OptionalLong.of(1_700_000_000), OptionalInt.empty())));

    assertThat(read("/out/SHA256SUMS")).isEqualTo(line("a.xml", "one") + line("b.xml", "two"));
  }

  @Test
  void sidecars_that_are_agreed_no_more_never_say_the_hash_of_an_earlier_version() {
    agree(true, true, false);
    archive.place("a.xml", "one");
    archive.place("b.xml", "two");
    archive.list("/out");
    agree(false, true, false);

    archive.place("a.xml", "one more");

    assertThat(archive.list("/out")).containsExactly("a.xml", "b.xml", "b.xml.sha256");
  }

  @Test
  void a_next_version_has_a_next_sidecar() throws Exception {
    agree(true, true, false);
    archive.place("a.xml", "one");
    archive.list("/out");
    archive.place("a.xml", "one more");

    assertThat(read("/out/a.xml.sha256")).isEqualTo(line("a.xml", "one more"));
    assertThat(read("/out/SHA256SUMS")).isEqualTo(line("a.xml", "one more"));
  }

  @Test
  void sidecars_are_no_documents_and_go_with_their_file() {
    agree(true, true, false);
    archive.place("a.xml", "one");
    archive.list("/out");

    remove("/out/a.xml");

    assertThat(archive.list("/out")).isEmpty();
  }

  @Test
  void without_the_agreement_there_are_none() {
    archive.place("a.xml", "one");

    assertThat(archive.list("/out")).containsExactly("a.xml");
  }

  @Test
  void a_document_is_never_replaced_by_a_sidecar() throws Exception {
    agree(true, true, false);
    archive.place("a.xml.sha256", "ours");
    archive.place("a.xml", "one");

    assertThat(read("/out/a.xml.sha256")).isEqualTo("ours");
  }

  @Test
  void a_rename_to_an_agreed_suffix_acknowledges_once() {
    archive.place("a.xml", "one");

    rename("/out/a.xml", "/out/a.xml.received");
    assertThat(types()).endsWith("file.renamed", "file.acknowledged");

    rename("/out/a.xml.received", "/out/a.xml");
    rename("/out/a.xml", "/out/a.xml.done");

    assertThat(types().stream().filter("file.acknowledged"::equals)).hasSize(1);
    assertThat(archive.list("/out")).containsExactly("a.xml.done");
  }

  @Test
  void a_move_into_an_agreed_directory_acknowledges_and_the_sidecar_follows() {
    agree(true, true, false);
    archive.place("a.xml", "one");
    done(archive.directories().makeDirectory(archive.session(), RawPath.of("/out/done")));

    rename("/out/a.xml", "/out/done/a.xml");

    assertThat(types()).contains("file.acknowledged");
    assertThat(archive.list("/out")).containsExactly("done");
    assertThat(archive.list("/out/done")).containsExactly("SHA256SUMS", "a.xml", "a.xml.sha256");
  }

  @Test
  void another_rename_acknowledges_nothing() {
    archive.place("a.xml", "one");

    rename("/out/a.xml", "/out/b.xml");

    assertThat(types()).endsWith("file.renamed");
  }

  @Test
  void a_removal_after_the_download_acknowledges() throws Exception {
    archive.place("a.xml", "one");
    read("/out/a.xml");

    remove("/out/a.xml");

    assertThat(types()).endsWith("file.acknowledged").doesNotContain("file.removed");
    assertThat(archive.list("/out")).isEmpty();
  }

  @Test
  void a_removal_without_a_download_is_only_a_removal() {
    archive.place("a.xml", "one");

    remove("/out/a.xml");

    assertThat(types()).endsWith("file.removed").doesNotContain("file.acknowledged");
  }

  @Test
  void a_removal_acknowledges_nothing_where_that_is_not_agreed() throws Exception {
    agree(false, false, false);
    archive.place("a.xml", "one");
    read("/out/a.xml");

    remove("/out/a.xml");

    assertThat(types()).endsWith("file.removed").doesNotContain("file.acknowledged");
  }

  @Test
  void erase_after_download_takes_the_name_and_nothing_else() throws Exception {
    agree(true, true, true);
    Document document = archive.place("a.xml", "one");

    assertThat(read("/out/a.xml")).isEqualTo("one");

    assertThat(types()).contains("file.delivered", "file.removed");
    assertThat(archive.list("/out")).isEmpty();
    assertThat(
            archive
                .database()
                .<Object>read(() ->
                    archive
                        .database()
                        .entities()
                        .createQuery("select count(d) from Document d", Long.class)
                        .getSingleResult()))
        .isEqualTo(1L);
    assertThat(document.size()).isEqualTo(3);
  }

  @Test
  void a_sidecar_that_is_fetched_delivers_and_erases_nothing() throws Exception {
    agree(true, true, true);
    archive.place("a.xml", "one");

    read("/out/a.xml.sha256");

    assertThat(types()).doesNotContain("file.delivered");
    assertThat(archive.list("/out")).contains("a.xml", "a.xml.sha256");
  }
}
