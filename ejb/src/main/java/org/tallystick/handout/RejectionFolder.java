package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.NotedFinding;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.message.LogDays;
import org.tallystick.partner.Agreements;
import org.tallystick.platform.Sql;

/// `rejections/<yyyy-mm-dd>/<name>.<number>.json`: what was found about the partner's files. Days are UTC; there is a folder where there is a finding.
@ApplicationScoped
class RejectionFolder implements HandoutFolder {

  static final String NAME = "rejections";
  private static final String END = ".json";

  private static final String OF_LOG =
      " from event_document e join event_bytes b on b.log_id = e.log_id and b.idx = e.idx"
          + " where e.type = 'finding.noted' and e.log_id = ?";
  private static final String ONE = "select e.idx, b.bytes" + OF_LOG + " and e.idx = ?";
  private static final String NEWEST_FIRST =
      " order by e.type desc, e.at desc, e.log_id desc, e.idx desc fetch first ? rows only";
  private static final String PAGE =
      "select e.idx, b.bytes"
          + OF_LOG
          + " and e.at >= ? and e.at < ? and e.at <= ? and e.idx < ?"
          + NEWEST_FIRST;
  private static final String LAST = "select e.at" + OF_LOG + " and e.at < ?" + NEWEST_FIRST;
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  @Inject private Sql sql;
  @Inject private LogDays days;
  @Inject private Agreements agreements;

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    if (below.isEmpty()) {
      return Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH));
    }
    return day(below.getFirst())
        .flatMap(day -> below.size() == 1 ? folder(visit, day) : file(visit, day, below));
  }

  private static Optional<LocalDate> day(RawName name) {
    try {
      return Optional.of(LocalDate.parse(name.text()));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private Optional<HandoutEntry> folder(HandoutVisit visit, LocalDate day) {
    return lastDayBefore(visit, beginning(day.plusDays(1)))
        .filter(day::equals)
        .map(RejectionFolder::folder);
  }

  private static HandoutEntry folder(LocalDate day) {
    return HandoutEntry.directory(day.toString(), beginning(day));
  }

  private Optional<HandoutEntry> file(HandoutVisit visit, LocalDate day, List<RawName> below) {
    return finding(visit, day, below).map(RejectionFolder::entry);
  }

  private Optional<NotedFinding> finding(HandoutVisit visit, LocalDate day, List<RawName> below) {
    if (below.size() != 2) {
      return Optional.empty();
    }
    LogId log = visit.log();
    return HandoutName.index(below.getLast(), END)
        .flatMap(index -> sql.first(ONE, row -> finding(log, row), log.value(), index))
        .filter(finding -> dayOf(finding.at()).equals(day) && name(finding).equals(below.getLast()))
        .filter(finding -> isShown(visit, finding));
  }

  /// What an account may not look into it hears nothing of either (HND-1).
  private boolean isShown(HandoutVisit visit, NotedFinding finding) {
    return agreements.covering(visit.session(), finding.path().parent().orElseThrow()).isPresent();
  }

  private static HandoutEntry entry(NotedFinding finding) {
    return HandoutEntry.file(name(finding), bytes(finding).length, finding.at());
  }

  private static RawName name(NotedFinding finding) {
    return HandoutName.of(finding.path().name().orElseThrow(), finding.position().index(), END);
  }

  private static byte[] bytes(NotedFinding finding) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("index", finding.position().index())
            .put("at", finding.at().toString())
            .put("path", finding.path().encoded())
            .put("code", finding.code())
            .put("severity", finding.severity())
            .put("found", finding.found())
            .put("expected", finding.expected());
    finding.where().ifPresent(where -> json.put("where", where.encoded()));
    return (new String(json.build().bytes(), StandardCharsets.UTF_8) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Instant beginning(LocalDate day) {
    return LogDays.beginning(day);
  }

  private static LocalDate dayOf(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Optional<LocalDate> lastDayBefore(HandoutVisit visit, Instant end) {
    return sql.first(LAST, row -> Sql.instant(row, "at"), visit.log().value(), end, 1)
        .map(RejectionFolder::dayOf);
  }

  private static NotedFinding finding(LogId log, ResultSet row) throws SQLException {
    return NotedFinding.of(
        new LedgerPosition(log, row.getLong(1)), EventDocument.parse(row.getBytes(2)));
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    return below.isEmpty()
        ? HandoutPage.whole(folders(visit))
        : day(below.getFirst())
            .map(day -> findings(visit, day, from, limit))
            .orElseGet(() -> HandoutPage.whole(List.of()));
  }

  private List<HandoutEntry> folders(HandoutVisit visit) {
    List<HandoutEntry> folders = new ArrayList<>();
    Optional<LocalDate> day = lastDayBefore(visit, EVER);
    while (day.isPresent()) {
      folders.add(folder(day.get()));
      day = lastDayBefore(visit, beginning(day.get()));
    }
    return folders;
  }

  /// The newest first, so that the page goes on before the leaf where the one before it ended.
  private HandoutPage findings(HandoutVisit visit, LocalDate day, long before, int limit) {
    LogId log = visit.log();
    boolean isFirst = before == 0;
    List<NotedFinding> found =
        sql.list(
            PAGE,
            row -> finding(log, row),
            log.value(),
            beginning(day),
            beginning(day.plusDays(1)),
            isFirst ? EVER : days.at(log, before).orElse(EVER),
            isFirst ? Long.MAX_VALUE : before,
            limit);
    return new HandoutPage(
        found.stream()
            .filter(finding -> isShown(visit, finding))
            .map(RejectionFolder::entry)
            .toList(),
        found.isEmpty() ? before : found.getLast().position().index(),
        found.size() < limit);
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return below.size() < 2
        ? Optional.empty()
        : day(below.getFirst())
            .flatMap(day -> finding(visit, day, below))
            .map(RejectionFolder::bytes);
  }
}
