package org.tallystick.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Direction;
import org.tallystick.platform.Sql;

/// Reads files with what became of them, page by page by the key of the log. In the caller's transaction.
@ApplicationScoped
public class MessageRows {

  /// Files a page holds.
  static final int PAGE = 500;

  /// Answers to one digest; who sent the same bytes more often than this is told of the first ones.
  static final int MOST_OF_ONE_CONTENT = 1000;

  /// A name that was created empty and filled by the same upload is one exchange.
  private static final String WHOLE =
      " and (d.size > 0 or d.upload_id is null or not exists (select 1 from event_document later"
          + " where later.upload_id = d.upload_id and later.log_id = d.log_id"
          + " and later.document_idx > d.idx and later.idx < ? and later.type = 'file.received'))";

  private static final String COLUMNS =
      "select d.idx, d.archived_at, d.direction, d.interface_id, d.sha256, d.size, n.path,"
          + " r.original_idx from document d"
          + " left join document_name n on n.log_id = d.log_id and n.idx = d.idx"
          + " left join resent r on r.log_id = d.log_id and r.idx = d.idx";
  static final String PORTION =
      COLUMNS
          + " where d.log_id = ? and d.idx >= ? and d.idx < ?"
          + WHOLE
          + " order by d.log_id, d.idx fetch first ? rows only";
  static final String OF_CONTENT =
      COLUMNS
          + " where d.sha256 = ? and d.log_id = ? and d.idx < ?"
          + WHOLE
          + " order by d.idx fetch first ? rows only";
  static final String OF_NAME =
      COLUMNS
          + " where n.name_key = ? and d.log_id = ? and d.idx < ? and d.direction = 'OUTBOUND'"
          + " order by d.idx desc fetch first ? rows only";
  private static final String ONE = COLUMNS + " where d.log_id = ? and d.idx = ? and d.idx < ?";
  private static final String SENT =
      COLUMNS
          + " where d.log_id = ? and d.idx >= ? and d.idx < ? and d.direction = 'OUTBOUND'"
          + " order by d.log_id, d.idx fetch first ? rows only";
  private static final String READ =
      "select e.document_idx, e.at, b.bytes from event_document e"
          + " left join event_bytes b on b.log_id = e.log_id and b.idx = e.idx"
          + " where e.log_id = ? and e.document_idx >= ? and e.document_idx <= ? and e.idx < ?"
          + " and e.type = 'document.read'";
  private static final String RESENT =
      "select original_idx, idx from resent where log_id = ? and original_idx >= ?"
          + " and original_idx <= ? and idx < ? order by log_id, original_idx, idx";

  private static final String ATTEMPT =
      "select count(*) as attempts, sum(case when idx <= ? then 1 else 0 end) as attempt from resent"
          + " where log_id = ? and original_idx = ? and idx < ?";

  @Inject private Sql sql;
  @Inject private Deliveries deliveries;

  /// Every file of the span whose directory the reader may look into, in the order of the log. A file whose name is erased has no directory and is shown.
  public void each(Span span, Predicate<RawPath> mayLook, Consumer<Message> reader) {
    long from = span.from();
    boolean more = true;
    while (more) {
      List<Message> portion =
          sql.list(
              PORTION,
              row -> message(span.log(), row),
              span.log().value(),
              from,
              span.until(),
              span.seen(),
              PAGE);
      more = portion.size() == PAGE;
      if (!portion.isEmpty()) {
        from = portion.getLast().document().index() + 1;
        known(span, portion, mayLook).forEach(reader);
      }
    }
  }

  /// A page of the same, for readers who come back.
  List<Message> page(Span span, int limit) {
    List<Message> portion =
        sql.list(
            PORTION,
            row -> message(span.log(), row),
            span.log().value(),
            span.from(),
            span.until(),
            span.seen(),
            limit);
    return portion.isEmpty() ? portion : known(span, portion, directory -> true);
  }

  /// Every file either way with exactly these bytes, oldest first.
  public List<Message> ofContent(
      LogId log, ContentDigest digest, long seen, Predicate<RawPath> mayLook) {
    List<Message> found = new ArrayList<>();
    for (Message message :
        sql.list(
            OF_CONTENT,
            row -> message(log, row),
            digest.bytes(),
            log.value(),
            seen,
            seen,
            MOST_OF_ONE_CONTENT)) {
      long index = message.document().index();
      found.addAll(known(new Span(log, index, index + 1, seen), List.of(message), mayLook));
    }
    return found;
  }

  /// What we sent under that name, newest first, without what became of it.
  public List<Message> sentAs(LogId log, RawName name, long seen, int limit) {
    return sql
        .list(
            OF_NAME,
            row -> message(log, row),
            Document.nameKey(name.text()),
            log.value(),
            seen,
            limit)
        .stream()
        .filter(message -> message.name().equals(Optional.of(name)))
        .toList();
  }

  /// What we sent in the span, without what became of it; the first `limit` of it.
  public List<Message> sentIn(Span span, int limit) {
    return sql.list(
        SENT,
        row -> message(span.log(), row),
        span.log().value(),
        span.from(),
        span.until(),
        limit);
  }

  /// One document, without what became of it.
  public Optional<Message> one(LedgerPosition position, long seen) {
    return sql.first(
        ONE, row -> message(position.log(), row), position.log().value(), position.index(), seen);
  }

  private List<Message> known(Span span, List<Message> portion, Predicate<RawPath> mayLook) {
    Map<Long, Collected> facts = facts(span, portion);
    return portion.stream()
        .filter(message -> message.path().flatMap(RawPath::parent).map(mayLook::test).orElse(true))
        .map(message -> {
          Collected collected = facts.get(message.document().index());
          return collected == null ? message : message.with(collected.facts());
        })
        .map(message -> message.isInbound() ? message : message.in(lineage(message, span.seen())))
        .toList();
  }

  /// The first time it was sent is the first attempt.
  private Message.Lineage lineage(Message sent, long seen) {
    if (sent.resends().isEmpty()) {
      return new Message.Lineage(1, 1L + sent.facts().resentAs().size());
    }
    return sql.first(
            ATTEMPT,
            row -> new Message.Lineage(1 + row.getLong("attempt"), 1 + row.getLong("attempts")),
            sent.document().index(),
            sent.document().log().value(),
            sent.resends().getAsLong(),
            seen)
        .orElseThrow();
  }

  /// The first of each kind counts.
  private static final class Collected {
    private Delivery.Firsts firsts = Delivery.Firsts.NONE;
    private @Nullable Instant taken;
    private final List<Long> resentAs = new ArrayList<>();

    private Message.Facts facts() {
      return new Message.Facts(
          firsts.delivered(),
          firsts.acknowledged(),
          Optional.ofNullable(taken),
          List.copyOf(resentAs),
          Optional.empty());
    }

    private void read(Instant at, byte @Nullable [] words) {
      taken = isTaken(words) ? earlier(taken, at) : taken;
    }

    /// Rows come in no order: with one, H2 would walk through the log for it.
    private static Instant earlier(@Nullable Instant known, Instant at) {
      return known == null || at.isBefore(known) ? at : known;
    }

    /// To look at a file is not to take it.
    private static boolean isTaken(byte @Nullable [] words) {
      return words != null
          && EventDocument.parse(words)
              .json()
              .findText("purpose")
              .filter(purpose -> purpose.equals("download"))
              .isPresent();
    }
  }

  private Map<Long, Collected> facts(Span span, List<Message> portion) {
    long first = portion.getFirst().document().index();
    long last = portion.getLast().document().index();
    Map<Long, Collected> facts = new HashMap<>();
    deliveries
        .firsts(span.log(), first, last, span.seen())
        .forEach((document, firsts) ->
            facts.computeIfAbsent(document, idx -> new Collected()).firsts = firsts);
    sql.list(
        READ,
        row -> {
          Collected of = facts.computeIfAbsent(row.getLong("document_idx"), idx -> new Collected());
          of.read(Sql.instant(row, "at"), row.getBytes("bytes"));
          return of;
        },
        span.log().value(),
        first,
        last,
        span.seen());
    sql.list(
        RESENT,
        row -> {
          Collected of = facts.computeIfAbsent(row.getLong("original_idx"), idx -> new Collected());
          return of.resentAs.add(row.getLong("idx"));
        },
        span.log().value(),
        first,
        last,
        span.seen());
    return facts;
  }

  private static Message message(LogId log, ResultSet row) throws SQLException {
    long resends = row.getLong("original_idx");
    OptionalLong original = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(resends);
    return new Message(
        new LedgerPosition(log, row.getLong("idx")),
        Sql.instant(row, "archived_at"),
        Direction.valueOf(row.getString("direction")),
        Optional.ofNullable(row.getString("interface_id")),
        Optional.ofNullable(row.getBytes("path")).map(RawPath::parse),
        ContentDigest.ofBytes(row.getBytes("sha256")),
        row.getLong("size"),
        original,
        Message.Facts.NONE);
  }
}
