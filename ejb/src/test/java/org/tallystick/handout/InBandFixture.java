package org.tallystick.handout;

import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Document;
import org.tallystick.archive.Placement;
import org.tallystick.archive.TestArchive;
import org.tallystick.archive.WriteMode;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.proof.TestProofs;

/// A partner that asks below `/.exchange`. The clock stands at 2026-11-20.
abstract class InBandFixture {

  static final String DAY = "2026-11-20";
  static final WriteMode FRESH = new WriteMode(true, true, false);

  @TempDir Path folder;
  TestArchive archive;
  TestProofs proofs;
  InBand exchange;
  PartnerSession acme;

  @BeforeEach
  void open() throws IOException {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    proofs = new TestProofs(archive);
    exchange = InBand.wire(archive);
    acme = archive.session();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  Document send(String name, String content) {
    PartnerInterface out =
        archive
            .database()
            .read(
                () -> archive.database().entities().find(PartnerInterface.class, "acme.invoices"));
    return done(
        archive
            .make(Placement.class)
            .place(out, RawName.of(name), content.getBytes(StandardCharsets.UTF_8), "somebody"));
  }

  void fetchAndRemove(String path) throws IOException {
    archive.get(path);
    done(archive.directories().remove(acme, RawPath.of(path)));
    archive.ledger().settle();
  }

  static String sha256(String content) {
    return ContentDigest.of(content.getBytes(StandardCharsets.UTF_8)).hex();
  }

  static Reason refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?> refused -> refused.refusal().reason();
      case Outcome.Done<?> done -> throw new AssertionError("done: " + done.value());
    };
  }
}
