package org.tallystick.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.Placing;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Sql;
import org.tallystick.remote.push.PushQueue;

/// Decides file by file, and does it, in the ledger's transaction.
@ApplicationScoped
class ResendPlan {

  private static final int RESENDS_A_DAY = 1000;
  private static final String TODAY =
      "select count(*) from resent where log_id = ? and at >= ? and ours = false";
  private static final String ATTEMPTS =
      "select count(*) from resent where log_id = ? and original_idx = ?";
  private static final String ADD =
      "insert into resent (log_id, idx, original_idx, request_idx, at, ours) values (?, ?, ?, ?, ?, ?)";

  private static final String SINCE =
      "select idx from resent where log_id = ? and original_idx = ? and at > ? order by idx desc fetch first 1 row only";

  @Inject private DirectoryTree tree;
  @Inject private Placing placing;
  @Inject private KeptContents contents;
  @Inject private PushQueue pushed;
  @Inject private Sql sql;
  @Inject private Settings settings;

  /// A path and what is wanted there.
  private record Wanted(RawPath path, ContentDigest digest) {}

  /// How many files a partner may have again in a day (UTC).
  int most() {
    return settings.number("TALLYSTICK_RESENDS_A_DAY", RESENDS_A_DAY, 0, 1_000_000);
  }

  /// How many files the partner may still have today.
  long left(LedgerTransaction transaction) {
    return most() - today(transaction);
  }

  /// What will be done: the first file that is placed gets the leaf after the request's.
  ///
  /// @param most files
  /// @param ordered when our people asked for it: what somebody else has had sent again since is there
  ResendReport decide(
      LedgerTransaction transaction,
      List<Candidate.Found> found,
      long most,
      Optional<Instant> ordered) {
    long request = transaction.size();
    long left = most;
    long next = request + 1;
    Set<RawPath> placed = new HashSet<>();
    List<ResendReport.Result> results = new ArrayList<>();
    for (Candidate.Found asked : found) {
      if (asked.files().isEmpty()) {
        results.add(ResendReport.Result.refused(asked.ask().said(), ResendReport.NOTHING));
      }
      for (Candidate file : asked.files()) {
        ResendReport.Result result =
            ordered
                .flatMap(at -> since(transaction, file, at))
                .map(meanwhile -> there(asked.ask(), file, meanwhile))
                .orElse(
                    decide(
                        transaction,
                        asked.ask(),
                        file,
                        next,
                        left > 0,
                        placed.contains(file.path())));
        if (result.outcome() == ResendReport.Outcome.DONE) {
          placed.add(file.path());
          next++;
          left--;
        }
        results.add(result);
      }
    }
    return new ResendReport(
        request, transaction.now(), found.size(), Optional.empty(), List.copyOf(results));
  }

  /// What made the file available again after that instant.
  private Optional<LedgerPosition> since(
      LedgerTransaction transaction, Candidate file, Instant ordered) {
    return sql.first(
        SINCE,
        row -> new LedgerPosition(transaction.log(), row.getLong(1)),
        transaction.log().value(),
        file.original(),
        ordered);
  }

  private long today(LedgerTransaction transaction) {
    return sql.first(
            TODAY,
            row -> row.getLong(1),
            transaction.log().value(),
            transaction.now().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant())
        .orElse(0L);
  }

  private ResendReport.Result decide(
      LedgerTransaction transaction,
      Ask ask,
      Candidate file,
      long next,
      boolean within,
      boolean placedBefore) {
    RawPath path = file.path();
    Optional<DirectoryEntry> standing = tree.entry(transaction.log(), path);
    Optional<FileVersion> version = standing.flatMap(DirectoryEntry::file);
    Optional<LedgerPosition> original =
        Optional.of(new LedgerPosition(transaction.log(), file.original()));
    Optional<LedgerPosition> same =
        version
            .filter(there -> there.digest().equals(file.content().digest()))
            .map(there -> new LedgerPosition(transaction.log(), there.index()));
    // What stands with us is no help to a partner to whose server it is brought.
    boolean isBrought = same.filter(pushed::isBrought).isPresent();
    if (same.isPresent() && !isBrought) {
      return there(ask, file, same.get());
    }
    Optional<DirectoryEntry> inTheWay = isBrought ? Optional.empty() : standing;
    Optional<String> refused = refusal(transaction, file, inTheWay, within, placedBefore);
    return refused
        .map(why -> ResendReport.Result.refused(ask.said(), path.text() + ": " + why))
        .orElseGet(() ->
            new ResendReport.Result(
                ask.said(),
                ResendReport.Outcome.DONE,
                Optional.of(path),
                Optional.of(new LedgerPosition(transaction.log(), next)),
                original,
                Optional.of(file.content().digest()),
                Optional.empty()));
  }

  private static ResendReport.Result there(Ask ask, Candidate file, LedgerPosition document) {
    return new ResendReport.Result(
        ask.said(),
        ResendReport.Outcome.THERE,
        Optional.of(file.path()),
        Optional.of(document),
        Optional.of(new LedgerPosition(document.log(), file.original())),
        Optional.of(file.content().digest()),
        Optional.empty());
  }

  private Optional<String> refusal(
      LedgerTransaction transaction,
      Candidate file,
      Optional<DirectoryEntry> inTheWay,
      boolean within,
      boolean placedBefore) {
    if (placedBefore) {
      return Optional.of("this request has put another file there already; ask again later");
    }
    if (inTheWay.isPresent()) {
      return Optional.of(
          "another file of this name is there, expected none; fetch it and take it away first");
    }
    if (!tree.isDirectory(transaction.log(), file.path().parent().orElseThrow())) {
      return Optional.of("its directory is not there any more");
    }
    if (contents.isErased(file.content())) {
      return Optional.of("its content had to be erased");
    }
    return within
        ? Optional.empty()
        : Optional.of(
            "you have had " + most() + " files again today, expected no more; ask tomorrow, or us");
  }

  /// Places what was decided to be done; the request's own event has just been appended.
  ///
  /// @param by a `file.placed` that says by whom
  void place(
      LedgerTransaction transaction,
      ResendReport report,
      List<Candidate.Found> found,
      Supplier<Event> by) {
    Map<Wanted, Candidate> files = new HashMap<>();
    found.forEach(asked ->
        asked
            .files()
            .forEach(file -> files.put(new Wanted(file.path(), file.content().digest()), file)));
    List<Candidate> placed = new ArrayList<>();
    for (ResendReport.Result result : report.results()) {
      if (result.outcome() == ResendReport.Outcome.DONE) {
        Candidate file =
            Objects.requireNonNull(
                files.get(new Wanted(result.path().orElseThrow(), result.digest().orElseThrow())));
        placing.place(
            transaction,
            file.agreed(),
            file.path(),
            file.content(),
            by.get()
                .integer("resends", file.original())
                .integer("request", report.index())
                .integer("attempt", attempt(transaction, file)));
        placed.add(file);
      }
    }
    placed.forEach(file -> placing.accompany(transaction, file.agreed(), file.path()));
  }

  /// The first time it was sent is the first attempt.
  private long attempt(LedgerTransaction transaction, Candidate file) {
    return 2
        + sql.first(ATTEMPTS, row -> row.getLong(1), transaction.log().value(), file.original())
            .orElse(0L);
  }

  /// Notes which document resends which. Their rows must be in the database.
  ///
  /// @param ours whether one of our people asked
  void note(LedgerTransaction transaction, ResendReport report, boolean ours) {
    for (ResendReport.Result result : report.results()) {
      if (result.outcome() == ResendReport.Outcome.DONE) {
        sql.change(
            ADD,
            transaction.log().value(),
            result.document().orElseThrow().index(),
            result.original().orElseThrow().index(),
            report.index(),
            report.at(),
            ours);
      }
    }
  }

  /// The event of the request itself.
  static Event requested(Event event, ResendReport report) {
    event
        .integer("lines", report.asked())
        .integer("done", report.count(ResendReport.Outcome.DONE))
        .integer("there", report.count(ResendReport.Outcome.THERE))
        .integer("refused", report.count(ResendReport.Outcome.REFUSED));
    report.unreadable().ifPresent(why -> event.text("reason", why));
    return event;
  }
}
