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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.NotedFinding;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Agreements;
import org.tallystick.platform.Sql;

/// `rejections/<yyyy-mm-dd>/<name>.<number>.json`: what was found about the partner's files. Days are UTC; there is a folder where there is a finding.
@ApplicationScoped
class RejectionFolder implements HandoutFolder {

  static final String NAME = "rejections";

  /// Of the newest so many findings there are files.
  private static final int MOST = 10_000;

  private static final String ROWS =
      "select e.idx, b.bytes from event_document e"
          + " join event_bytes b on b.log_id = e.log_id and b.idx = e.idx"
          + " where e.type = 'finding.noted' and e.log_id = ? and e.at >= ? and e.at < ?"
          + " order by e.type desc, e.at desc, e.log_id desc, e.idx desc fetch first ? rows only";
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  @Inject private Sql sql;
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
    return on(visit, day).isEmpty() ? Optional.empty() : Optional.of(folder(day));
  }

  private static HandoutEntry folder(LocalDate day) {
    return HandoutEntry.directory(day.toString(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private Optional<HandoutEntry> file(HandoutVisit visit, LocalDate day, List<RawName> below) {
    return finding(visit, day, below).map(RejectionFolder::entry);
  }

  private Optional<NotedFinding> finding(HandoutVisit visit, LocalDate day, List<RawName> below) {
    return below.size() == 2
        ? on(visit, day).stream()
            .filter(finding -> name(finding).equals(below.getLast()))
            .findFirst()
        : Optional.empty();
  }

  private static HandoutEntry entry(NotedFinding finding) {
    return HandoutEntry.file(name(finding), bytes(finding).length, finding.at());
  }

  private static RawName name(NotedFinding finding) {
    byte[] file = finding.path().name().orElseThrow().bytes();
    byte[] end = ("." + finding.position().index() + ".json").getBytes(StandardCharsets.US_ASCII);
    int kept = Math.min(file.length, RawName.MAX_BYTES - end.length);
    byte[] name = Arrays.copyOf(file, kept + end.length);
    System.arraycopy(end, 0, name, kept, end.length);
    return RawName.of(name);
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

  private List<NotedFinding> on(HandoutVisit visit, LocalDate day) {
    return between(
        visit,
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /// What an account may not look into it hears nothing of either (HND-1).
  private List<NotedFinding> between(HandoutVisit visit, Instant from, Instant until) {
    LogId log = visit.log();
    return sql.list(ROWS, row -> finding(log, row), log.value(), from, until, MOST).stream()
        .filter(finding ->
            agreements.covering(visit.session(), finding.path().parent().orElseThrow()).isPresent())
        .toList();
  }

  private static NotedFinding finding(LogId log, ResultSet row) throws SQLException {
    return NotedFinding.of(
        new LedgerPosition(log, row.getLong(1)), EventDocument.parse(row.getBytes(2)));
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    if (below.isEmpty()) {
      return HandoutPage.whole(
          between(visit, Instant.EPOCH, EVER).stream()
              .map(finding -> finding.at().atZone(ZoneOffset.UTC).toLocalDate())
              .distinct()
              .sorted()
              .map(RejectionFolder::folder)
              .toList());
    }
    return day(below.getFirst())
        .map(day ->
            HandoutPage.whole(
                on(visit, day).reversed().stream().map(RejectionFolder::entry).toList()))
        .orElseGet(() -> HandoutPage.whole(List.of()));
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
