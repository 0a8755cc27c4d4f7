package org.tallystick.manifest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.archive.KeptContents;
import org.tallystick.dropped.DroppedFile;
import org.tallystick.dropped.DroppedFiles;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.message.LogDays;
import org.tallystick.message.MessageRows;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Transactions;

/// A partner drops its own manifest: it is compared with the log as it stands. On return the event and the answer are durable.
@Stateless
@RolesAllowed("partner")
@TransactionManagement(TransactionManagementType.BEAN)
public class ManifestComparing {

  /// What a manifest may hold unless `TALLYSTICK_LARGEST_MANIFEST` says otherwise.
  private static final long LARGEST = 256L << 20;

  private static final Pattern DAY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.([a-z0-9][a-z0-9-]{0,22}))?");

  @Inject private Ledger ledger;
  @Inject private ManifestDays days;
  @Inject private LogDays logDays;
  @Inject private MessageRows rows;
  @Inject private ComparisonRows comparisons;
  @Inject private DroppedFiles dropped;
  @Inject private KeptContents contents;
  @Inject private Agreements agreements;
  @Inject private Transactions transactions;
  @Inject private DataDirectory data;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /// What came of it.
  private sealed interface Result {
    record Compared(
        ManifestDay day,
        boolean bothWays,
        Counts counts,
        List<Difference> first,
        KeptContents.Kept file)
        implements Result {}

    record Unreadable(String why) implements Result {}
  }

  /// In bytes.
  public long largest() {
    return settings.bytes("TALLYSTICK_LARGEST_MANIFEST", LARGEST);
  }

  /// Compares and answers. The file is taken over.
  public void compare(PartnerSession session, RawName name, Path file) throws IOException {
    Result result = result(session, name, file);
    KeptContents.Kept manifest = contents.take(file);
    write(session, name, Optional.of(manifest), result);
  }

  /// Answers a manifest that was too large to be taken.
  public void refuse(PartnerSession session, RawName name, String why) throws IOException {
    write(session, name, Optional.empty(), new Result.Unreadable(why));
  }

  private Result result(PartnerSession session, RawName name, Path file) throws IOException {
    Path folder = data.scratchDirectory();
    Path differences = Files.createTempFile(folder, "differences", null);
    try (DiskSort ours = new DiskSort(folder);
        DiskSort theirs = new DiskSort(folder)) {
      TheirManifest read = TheirManifest.read(file, theirs);
      ManifestDay day = transactions.call(() -> collect(session, name, read, ours));
      List<Difference> first = new ArrayList<>();
      Counts counts;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(differences))) {
        out.write(Difference.HEADER.getBytes(StandardCharsets.US_ASCII));
        counts =
            new TwoSides(
                    ours,
                    theirs,
                    difference -> {
                      if (first.size() < ManifestAnswer.SHOWN) {
                        first.add(difference);
                      }
                      out.write(difference.csv().getBytes(StandardCharsets.US_ASCII));
                    })
                .compare();
      }
      return new Result.Compared(day, read.bothWays(), counts, first, contents.take(differences));
    } catch (IllegalArgumentException unreadable) {
      return new Result.Unreadable(String.valueOf(unreadable.getMessage()));
    } finally {
      Files.deleteIfExists(differences);
    }
  }

  private ManifestDay collect(
      PartnerSession session, RawName name, TheirManifest read, DiskSort ours) {
    ManifestDay day = dayOf(session, name);
    rows.each(
        day.span(),
        directory -> agreements.covering(session, directory).isPresent(),
        message ->
            message
                .name()
                .filter(known -> day.subject().holds(message))
                .filter(known -> read.bothWays() || message.isInbound())
                .ifPresent(known ->
                    ours.add(
                        SortRecord.of(
                            known.bytes(),
                            message.isInbound(),
                            message.digest(),
                            message.size(),
                            message.document().index(),
                            message.facts().delivered().isPresent()))));
    return day;
  }

  /// The day its name says, today when it says none; and of the interface that follows the day, as in `acme-2026-11-20.orders.csv`, when the account has one of that name.
  private ManifestDay dayOf(PartnerSession session, RawName name) {
    long seen = logDays.size(session.log());
    ManifestSubject whole = ManifestSubject.of(session.partner());
    Matcher day = DAY.matcher(new String(name.bytes(), StandardCharsets.ISO_8859_1));
    if (!day.find()) {
      return days.of(whole, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), seen);
    }
    try {
      ManifestSubject subject =
          Optional.ofNullable(day.group(2))
              .flatMap(shortName -> agreements.named(session, shortName))
              .map(agreed -> ManifestSubject.of(session.partner(), agreed))
              .orElse(whole);
      return days.of(subject, LocalDate.parse(day.group(1)), seen);
    } catch (DateTimeException noSuchDay) {
      throw new IllegalArgumentException(
          "the file's name: found " + day.group(1) + ", expected a day there is", noSuchDay);
    }
  }

  private void write(
      PartnerSession session, RawName name, Optional<KeptContents.Kept> manifest, Result result)
      throws IOException {
    ledger.append(
        session.log(),
        transaction -> {
          Event event =
              session
                  .event(EventType.MANIFEST_COMPARED)
                  .path("entry", DroppedFolder.MANIFESTS.path().resolve(name));
          manifest.ifPresent(
              kept -> event.file(name, kept.content().digest(), kept.content().size()));
          DroppedFile basis =
              new DroppedFile(
                  DroppedFolder.MANIFESTS,
                  name,
                  transaction.size(),
                  transaction.now(),
                  manifest.map(KeptContents.Kept::content).orElseGet(ManifestAnswer::nothing));
          String answer =
              switch (result) {
                case Result.Unreadable(String why) -> {
                  event.text("reason", why);
                  yield ManifestAnswer.unreadable(basis, manifest.isPresent(), why);
                }
                case Result.Compared compared -> {
                  describe(event, compared);
                  yield ManifestAnswer.of(
                      basis,
                      compared.day(),
                      compared.bothWays(),
                      compared.counts(),
                      compared.first());
                }
              };
          KeptContents.Kept json = ManifestAnswer.kept(answer);
          transaction.append(event.text("answer", json.content().digest().hex()));
          manifest.ifPresent(kept -> dropped.keep(session, basis, kept));
          keep(session, basis, ".json", json);
          if (result instanceof Result.Compared compared) {
            keep(session, basis, ".csv", compared.file());
            add(transaction, session, basis, compared);
          }
          return basis.index();
        });
  }

  private void keep(
      PartnerSession session, DroppedFile basis, String suffix, KeptContents.Kept content) {
    dropped.keep(
        session,
        new DroppedFile(
            DroppedFolder.ANSWERS,
            basis.name().followedBy(suffix),
            basis.index(),
            basis.at(),
            content.content()),
        content);
  }

  private static void describe(Event event, Result.Compared compared) {
    Counts counts = compared.counts();
    event.text("day", compared.day().day().toString());
    compared.day().subject().only().ifPresent(only -> event.text("interface", only.value()));
    event
        .text("from", compared.day().from().toString())
        .text("until", compared.day().until().toString())
        .text("differences", compared.file().content().digest().hex())
        .integer("seen", compared.day().span().seen())
        .integer("lines", counts.lines())
        .integer("identical", counts.identical())
        .integer("onlyOurs", counts.onlyOurs())
        .integer("onlyTheirs", counts.onlyTheirs())
        .integer("different", counts.different())
        .integer("notTaken", counts.notTaken());
  }

  private void add(
      LedgerTransaction transaction,
      PartnerSession session,
      DroppedFile basis,
      Result.Compared compared) {
    comparisons.add(
        new Comparison(
            new LedgerPosition(transaction.log(), basis.index()),
            basis.at(),
            session.account(),
            basis.name().text(),
            compared.day().day(),
            compared.day().subject().only(),
            compared.day().span().seen(),
            compared.counts(),
            basis.content(),
            compared.file().content()));
  }
}
