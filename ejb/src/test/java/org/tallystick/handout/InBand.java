package org.tallystick.handout;

import static org.tallystick.archive.TestArchive.done;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.TestArchive;
import org.tallystick.archive.WriteMode;
import org.tallystick.directory.Outcome;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.manifest.ManifestCutOffs;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.Transactions;
import org.tallystick.testkit.Callers;

/// `/.exchange` over a {@link TestArchive} whose proofs are made already, as a client sees it.
public final class InBand {

  private static final WriteMode FRESH = new WriteMode(true, true, false);

  private final TestArchive archive;
  private final Handouts handouts;
  private final Dropbox dropbox;
  private final ManifestCutOffs cutOffs;

  private InBand(TestArchive archive, Handouts handouts, Dropbox dropbox, ManifestCutOffs cutOffs) {
    this.cutOffs = cutOffs;
    this.archive = archive;
    this.handouts = handouts;
    this.dropbox = dropbox;
  }

  public static InBand wire(TestArchive archive) {
    archive.wiring().with(Callers.named("somebody"));
    archive.make(Transactions.class);
    archive.make(KeptContents.class);
    for (String bean :
        List.of(
            "message.LogDays",
            "message.MessageRows",
            "dropped.DroppedFiles",
            "remote.push.PushQueue",
            "resend.SentFiles",
            "resend.ResendPlan",
            "resend.Resend",
            "manifest.CutOffs",
            "manifest.ManifestDays",
            "manifest.ComparisonRows",
            "manifest.ManifestComparing",
            "manifest.Comparisons")) {
      try {
        archive.make(Class.forName("org.tallystick." + bean));
      } catch (ClassNotFoundException unknown) {
        throw new AssertionError(unknown);
      }
    }
    archive.make(HandoutVisits.class);
    archive.make(Welcome.class);
    archive.make(ReceiptRows.class);
    archive.make(ReceiptFolder.class);
    archive.make(FrozenLogs.class);
    archive.make(LogFolder.class);
    archive.make(DailyTexts.class);
    archive.make(MessageFolder.class);
    archive.make(ReceivedFolder.class);
    archive.make(DroppedEntries.class);
    archive.make(ManifestFolder.class);
    archive.make(RejectionFolder.class);
    archive.make(RequestFolder.class);
    archive.make(AnswerFolder.class);
    archive.make(Scratch.class, "prepare");
    return new InBand(
        archive,
        archive.make(Handouts.class),
        archive.make(Dropbox.class),
        archive.make(ManifestCutOffs.class));
  }

  ManifestCutOffs cutOffs() {
    return cutOffs;
  }

  Handouts handouts() {
    return handouts;
  }

  Dropbox dropbox() {
    return dropbox;
  }

  public List<HandoutEntry> list(PartnerSession by, String path) {
    HandoutListing listing =
        done(archive.database().read(() -> handouts.list(by, RawPath.of(path))));
    List<HandoutEntry> all = new ArrayList<>();
    List<HandoutEntry> page;
    do {
      page = archive.database().read(() -> handouts.page(by, listing, 3));
      all.addAll(page);
    } while (!page.isEmpty());
    return all;
  }

  public List<String> names(PartnerSession by, String path) {
    return list(by, path).stream().map(entry -> entry.name().text()).toList();
  }

  public Outcome<HandoutEntry> status(PartnerSession by, String path) {
    return archive.database().read(() -> handouts.status(by, RawPath.of(path)));
  }

  public Outcome<HandoutFile> open(PartnerSession by, String path) {
    return archive.database().read(() -> handouts.open(by, RawPath.of(path)));
  }

  public byte[] bytes(PartnerSession by, String path) {
    HandoutFile file = done(open(by, path));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(100_000);
    try {
      for (int count = file.read(buffer, 0); count >= 0; count = file.read(buffer, read.size())) {
        file.served(count);
        read.write(buffer.array(), 0, count);
        buffer.clear();
      }
      handouts.close(by, file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return read.toByteArray();
  }

  public String get(PartnerSession by, String path) {
    return new String(bytes(by, path), StandardCharsets.UTF_8);
  }

  public Outcome<RawPath> put(PartnerSession by, String path, byte[] content) {
    try {
      return switch (dropbox.open(by, RawPath.of(path), FRESH)) {
        case Outcome.Refused<DroppedDraft> refused -> new Outcome.Refused<>(refused.refusal());
        case Outcome.Done<DroppedDraft>(DroppedDraft draft) -> {
          for (int at = 0; at < content.length; at += 100_000) {
            draft.write(ByteBuffer.wrap(content, at, Math.min(100_000, content.length - at)), at);
          }
          yield dropbox.close(by, draft);
        }
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Outcome<RawPath> put(PartnerSession by, String path, String content) {
    return put(by, path, content.getBytes(StandardCharsets.UTF_8));
  }
}
