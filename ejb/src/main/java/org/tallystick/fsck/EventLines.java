package org.tallystick.fsck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;

/// The leaves of a partner's log or of `system`: heads, and leaves with their event documents (rules R1, R2, R5, R6, R7, R9).
final class EventLines implements LineReader {

  /// A head is due a second after an event. One that comes later harms no proof, and a busy machine, a full disk or a database that was restarted delay it: only what a reader should ask about is noted.
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final String ERASED_EVENTS = "erased events";
  private static final String ERASED =
      "select 1 from erasure where kind = 'event' and target_log = ? and target_idx = ?";
  private static final String TOKEN = "select der, anchor_size from time_token where sha256 = ?";
  private static final String ANCHORED =
      "select 1 from anchored_checkpoint where log_id = ? and size <= ? and anchor_idx < ?"
          + " fetch first 1 rows only";

  private final StoredLog log;
  private final Rows rows;
  private final ReplayStore store;
  private final Findings findings;
  private final LogViews views;
  private final ReplayedTree tree;
  private final ReplayedSubjects subjects;
  private final List<WrittenOnce> writtenOnce;
  private final ReplayedOrder order;

  private Instant lastAt = Instant.MIN;
  private long lastHead = -1;
  private boolean atHead;

  /// The first event since the last head that nothing excuses from having one soon.
  private Optional<Instant> waiting = Optional.empty();

  EventLines(StoredLog log, CheckContext context, LogViews views) {
    this.log = log;
    this.rows = context.rows();
    this.store = context.store();
    this.findings = context.findings();
    this.views = views;
    this.tree = new ReplayedTree(log, context, views);
    this.subjects = new ReplayedSubjects(log, store, tree, views, findings);
    this.writtenOnce =
        List.of(
            new DocumentRows(log, context),
            new ResentRows(log, context),
            new DroppedRows(log, context),
            new ComparedManifests(log, context),
            new BusinessRows(log, context));
    this.order = new ReplayedOrder(log, store, findings);
    store.state("lines").ifPresent(this::resume);
  }

  private void resume(JsonObject kept) {
    lastAt = LogInstant.parse(kept.text("at")).value();
    lastHead = kept.integer("head");
    atHead = true;
  }

  @Override
  public void read(StoredLeaf leaf, LeafHash hash) {
    atHead = false;
    try {
      LogLine line = LogLine.parse(leaf.line());
      findings.same("R1", log.leaf(leaf.index()) + ", i", line.index().value(), leaf.index());
      if (line.at().value().isBefore(lastAt)) {
        findings.damage(
            "R1",
            log.leaf(leaf.index()),
            "time " + line.at(),
            "none before the leaf before it, " + lastAt);
      }
      lastAt = line.at().value();
      switch (line) {
        case HeadLeaf head -> head(head);
        case Leaf event -> event(event, hash, leaf);
      }
    } catch (IllegalArgumentException | NoSuchElementException malformed) {
      findings.damage(
          "R1",
          log.leaf(leaf.index()),
          "a line or event of another form: " + malformed.getMessage(),
          "one of format version 1");
    }
  }

  private void head(HeadLeaf head) {
    String where = log.leaf(head.index().value()) + " (head)";
    findings.same(
        "R3",
        where + ", head before it",
        head.previous().map(LeafIndex::value).orElse(-1L),
        lastHead);
    waiting
        .filter(first -> head.at().value().isAfter(first.plus(LATE)))
        .ifPresent(first ->
            findings.note(
                "R5",
                where,
                "made at " + head.at(),
                "a second after the event of " + first + ", 10 s when the machine is busy"));
    waiting = Optional.empty();
    lastHead = head.index().value();
    atHead = true;
    subjects.head(head);
    store.keep(
        "lines", JsonObject.builder().put("at", head.at().text()).put("head", lastHead).build());
  }

  private void event(Leaf leaf, LeafHash hash, StoredLeaf stored) {
    boolean started = leaf.type() == EventType.SERVER_STARTED;
    waiting = started ? Optional.empty() : waiting.or(() -> Optional.of(leaf.at().value()));
    subjects.mention(leaf, hash);
    if (stored.event().isEmpty()) {
      findings.damage("document", log.leaf(stored.index()), "no event document", "one");
      return;
    }
    columns(leaf, stored.event().get(), stored.index());
    if (stored.document().isEmpty()) {
      missing(stored.index());
      return;
    }
    ContentDigest digest = ContentDigest.of(stored.document().get());
    if (!digest.equals(leaf.document())) {
      findings.damage(
          "R2",
          log.leaf(stored.index()) + ", event document",
          digest,
          leaf.document() + ", as the leaf says");
      return;
    }
    said(leaf, EventDocument.parse(stored.document().get()), stored.event().get());
  }

  private void missing(long index) {
    if (rows.exists(ERASED, log.id().value(), index)) {
      store.count(ERASED_EVENTS, 1);
      findings.note("R2", log.leaf(index), "its event document is erased", "nothing else");
    } else {
      findings.damage("R2", log.leaf(index), "its event document is gone", "its bytes");
    }
  }

  private void columns(Leaf leaf, StoredLeaf.EventColumns columns, long index) {
    String where = log.leaf(index) + ", table event_document, ";
    findings.same("document", where + "at", columns.at(), leaf.at().value());
    findings.same("document", where + "type", columns.type(), leaf.type().word());
    findings.same(
        "document",
        where + "sha256",
        HexFormat.of().formatHex(columns.sha256()),
        leaf.document().hex());
  }

  private void said(Leaf leaf, EventDocument event, StoredLeaf.EventColumns columns) {
    long index = leaf.index().value();
    findings.same("R2", log.leaf(index) + ", at of its event", event.at(), leaf.at());
    findings.same("R2", log.leaf(index) + ", type of its event", event.type(), leaf.type());
    var derived = new TreeSet<>(SubjectTable.keys(log.origin(), event));
    if (!leaf.subjects().equals(derived.stream().toList())) {
      findings.damage(
          "R2",
          log.leaf(index) + ", sub",
          leaf.subjects().size() + " subjects",
          "the " + derived.size() + " of its event document");
    }
    String where = log.leaf(index) + ", table event_document, ";
    findings.same("document", where + "account_id", columns.account(), event.account());
    findings.same("document", where + "session_id", columns.session(), event.session());
    findings.same(
        "document", where + "upload_id", columns.upload(), event.json().findText("upload"));
    writtenOnce.forEach(rows -> rows.check(index, event));
    order.check(index, event);
    tree.apply(index, event);
    use(event);
    subjects.directories(event);
    if (event.type() == EventType.TOKEN) {
      token(index, event);
    }
    if (event.type() == EventType.GENESIS) {
      findings.same(
          "R1", log.leaf(index) + ", origin", event.json().text("origin"), log.origin().value());
    }
  }

  /// Only what a session of ours took in counts as sent by its account.
  private void use(EventDocument event) {
    if (event.json().find("writes").isPresent()) {
      event
          .account()
          .ifPresent(account ->
              store.use(
                  account,
                  LocalDate.ofInstant(event.at().value(), ZoneOffset.UTC),
                  event.json().object("file").integer("size")));
    }
  }

  private void token(long index, EventDocument event) {
    ContentDigest digest = ContentDigest.ofHex(event.json().text("token"));
    Optional<byte[]> der = rows.first(TOKEN, row -> row.getBytes("der"), (Object) digest.bytes());
    if (der.isEmpty()) {
      findings.damage("R9", log.leaf(index), "token " + digest + " is gone", "its bytes");
      return;
    }
    if (!rows.exists(ANCHORED, log.id().value(), index, event.json().integer("anchor"))) {
      findings.damage(
          "R9",
          log.leaf(index) + ", token " + digest,
          "no checkpoint of this log under it",
          "one of at most " + index + " leaves");
    }
    views.token(index, digest, TimeStampToken.parse(der.get()).notEarlier());
  }

  @Override
  public boolean maySignHere() {
    return atHead;
  }

  @Override
  public boolean isSettled() {
    return atHead && subjects.isSettled();
  }

  @Override
  public void end(long size) {
    long erased = store.counted(ERASED_EVENTS);
    writtenOnce.forEach(rows -> rows.end(erased));
    views.end(new LogViews.LogEnd(size, lastAt, Math.max(0, lastHead), erased));
  }
}
