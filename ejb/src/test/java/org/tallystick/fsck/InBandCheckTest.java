package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.archive.Document;
import org.tallystick.archive.TestArchive;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.business.BusinessKind;
import org.tallystick.business.BusinessNumber;
import org.tallystick.business.BusinessOutcome;
import org.tallystick.business.NewBusinessDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.handout.InBand;
import org.tallystick.manifest.ManifestComparing;
import org.tallystick.partner.PartnerId;
import org.tallystick.proof.TestProofs;
import org.tallystick.resend.OrderOutcome;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendSelection;
import org.tallystick.resend.TestResends;

/// What partners ask below `/.exchange`, what is sent again and what our people link has rows of its own: they are checked like everything else.
class InBandCheckTest {

  @TempDir private static Path folder;
  private static CheckedArchive checked;

  @BeforeAll
  static void open() throws Exception {
    checked = new CheckedArchive(folder);
    new TestProofs(checked.archive());
    busyDay(checked.archive(), InBand.wire(checked.archive()));
    checked.stamp();
    checked.remember();
  }

  @AfterEach
  void restore() {
    checked.restore();
  }

  @AfterAll
  static void close() {
    checked.close();
  }

  private static void busyDay(TestArchive archive, InBand inBand) throws Exception {
    Document mine = archive.put("/in/order.xml", "an order");
    Document lost = archive.place("invoice.xml", "an invoice");
    Document gone = archive.place("late.xml", "a reminder");
    done(archive.directories().remove(archive.session(), RawPath.of("/out/invoice.xml")));
    done(archive.directories().remove(archive.session(), RawPath.of("/out/late.xml")));
    drop(archive, inBand, "requests/resend-1.txt", lost.digest().hex() + "\n");
    drop(archive, inBand, "requests/resend-2.json", "no request");
    sendAgain(archive, gone);
    drop(archive, inBand, "manifests/mine.sha256", mine.digest().hex() + "  order.xml\n");
    drop(archive, inBand, "manifests/mine.csv", "what, is, this\n");
    archive
        .make(ManifestComparing.class)
        .refuse(archive.session(), RawName.of("huge.csv"), "more than may be");
    BusinessDocuments business = archive.make(BusinessDocuments.class);
    NewBusinessDocument order =
        new NewBusinessDocument(
            new PartnerId("acme"),
            BusinessKind.ORDER,
            new BusinessNumber("4711"),
            LocalDate.of(2026, 11, 20),
            List.of(),
            List.of(mine.position()));
    assertThat(archive.database().read(() -> business.create(order)))
        .isInstanceOf(BusinessOutcome.Created.class);
  }

  private static void sendAgain(TestArchive archive, Document document) {
    TestResends resends = new TestResends(archive);
    OrderOutcome ordered =
        resends
            .as("ada")
            .order(
                UUID.randomUUID(),
                ResendOrder.Kind.RESEND,
                new ResendSelection.Documents(List.of(document.position())),
                "Acme lost it",
                true);
    assertThat(ordered).isInstanceOf(OrderOutcome.Done.class);
    resends.run();
  }

  private static void drop(TestArchive archive, InBand inBand, String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    done(inBand.put(archive.session(), "/.exchange/" + path, bytes));
  }

  @Test
  void anArchiveThatWasAskedIsClean() {
    FsckReport report = checked.check();

    assertThat(report.isClean()).as(report.text()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update resent set original_idx = idx where ours",
        "update resent set ours = true where not ours",
        "update resent set at = at + interval '1' hour",
        "delete from resent where ours",
        "update dropped_file set sha256 = (select sha256 from document fetch first 1 rows only) where folder = 'answers' and name = (select max(name) from dropped_file where folder = 'answers')",
        "update dropped_file set size = size + 1 where folder = 'requests'",
        "update dropped_file set name = X'78' where folder = 'manifests' and name = (select min(name) from dropped_file where folder = 'manifests')",
        "delete from dropped_file where folder = 'manifests'",
        "insert into dropped_file select log_id, account_id, folder, X'79', idx, at, sha256, size from dropped_file fetch first 1 rows only",
        "update manifest_comparison set not_taken = not_taken + 1",
        "update manifest_comparison set only_theirs = only_theirs + 1",
        "update manifest_comparison set list_day = '2026-11-19'",
        "delete from manifest_comparison",
        "update business_document set number = '4712'",
        "delete from business_document",
        "update link set linked_by = 'eve'",
        "delete from link",
        "update document set interface_id = 'acme.others' where direction = 'INBOUND'",
        "update document set session_id = null where direction = 'INBOUND'",
        "update document set archived_at = archived_at + interval '1' day where direction = 'OUTBOUND'",
      })
  void whatIsChangedThereIsDamage(String tampering) {
    assertThat(checked.tamper(tampering)).isPositive();

    assertThat(checked.check().findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.DAMAGE)
        .extracting(Finding::rule)
        .contains("document");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update account_use set bytes = bytes + 1",
        "update account_use set used_on = used_on + 1",
        "delete from account_use",
        "insert into account_use select account_id, used_on - 1, 1, 1 from account_use",
      })
  void whatAnAccountSentCanBeSummedUpAgain(String tampering) {
    assertThat(checked.tamper(tampering)).isPositive();
    FsckReport report = checked.check();
    assertThat(report.damage()).isZero();
    assertThat(report.views()).isPositive();

    checked.fsck(progress -> {}).repairViews();

    FsckReport after = checked.check();
    assertThat(after.isClean()).as(after.text()).isTrue();
  }
}
