package org.tallystick.remote.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.Sql;
import org.tallystick.remote.RemoteServerState;

/// What is to be brought to partners' servers. A document stands here from when it was placed until it is there or a person gave it up. In the caller's transaction.
@ApplicationScoped
public class PushQueue {

  /// Most that {@link #all} gives.
  public static final int MOST = 1000;

  /// At once, for each run waits at its end for the slowest session.
  private static final int PORTION = 2000;

  /// So many leaves without anything to bring are looked at again and again before they are passed over.
  private static final int FAR = 1000;

  private static final RawName ERASED = RawName.of("(name erased)");
  private static final String COLUMNS =
      "select p.log_id, p.idx, p.interface_id, p.name, p.attempts, p.next_at, p.has_begun, p.gave_up, p.failure"
          + " from remote_push p";
  private static final String ALL =
      COLUMNS
          + " order by p.gave_up desc, p.log_id, p.idx fetch first "
          + PushQueue.MOST
          + " rows only";
  private static final String STILL_WAITS =
      "select p.log_id, p.idx, p.has_begun, n.path is not null as is_named from remote_push p"
          + " left join document_name n on n.log_id = p.log_id and n.idx = p.idx where p.log_id = ? and p.idx = ?";
  private static final String ONE = COLUMNS + " where p.log_id = ? and p.idx = ?";
  private static final String IS_DUE =
      " where p.interface_id = ? and p.gave_up = false and p.next_at <= ?"
          + " and not exists (select 1 from remote_push earlier where earlier.interface_id = p.interface_id"
          + " and earlier.name = p.name and earlier.gave_up = false and earlier.idx < p.idx)";
  private static final String FIRST_OF_THEM =
      " order by p.idx fetch first " + PORTION + " rows only";
  static final String DUE = COLUMNS + IS_DUE + FIRST_OF_THEM;

  /// The documents of these. Which they are is found first: all that wait are not joined.
  static final String DUE_DOCUMENTS =
      "select d.*, n.path, n.name_text, n.name_key from (select p.log_id, p.idx from remote_push p"
          + IS_DUE
          + FIRST_OF_THEM
          + ") due join document d on d.log_id = due.log_id and d.idx = due.idx"
          + " left join document_name n on n.log_id = due.log_id and n.idx = due.idx";

  static final String FIRST_DUE =
      "select 1 from remote_push p" + IS_DUE + " fetch first 1 rows only";
  private static final String NEXT_TRY =
      "select next_at from remote_push where interface_id = ? and gave_up = false order by next_at fetch first 1 rows only";
  private static final String IS_PLACED =
      " where d.log_id = ? and d.interface_id = ? and d.direction = 'OUTBOUND' and d.idx >= ?"
          + " order by d.idx fetch first ";
  private static final String PLACED =
      "select d.idx, n.path from document d left join document_name n on n.log_id = d.log_id and n.idx = d.idx"
          + IS_PLACED
          + PORTION
          + " rows only";
  private static final String FIRST_PLACED = "select 1 from document d" + IS_PLACED + "1 rows only";
  private static final String SIZE = "select size from transparency_log where id = ?";
  private static final String PASS_OVER =
      "update remote_binding_state set next_index = ? where interface_id = ? and next_index = ?";
  private static final String ADD =
      "insert into remote_push (log_id, idx, interface_id, name, attempts, next_at, has_begun, gave_up)"
          + " values (?, ?, ?, ?, 0, ?, false, false)";
  private static final String BEGUN =
      "update remote_push set has_begun = true where log_id = ? and idx = ?";
  private static final String UNTRIED =
      "update remote_push set has_begun = false where log_id = ? and idx = ?";
  private static final String FAILED =
      "update remote_push set attempts = ?, next_at = ?, gave_up = ?, failure = ? where log_id = ? and idx = ?";
  private static final String AGAIN =
      "update remote_push set attempts = 0, next_at = ?, gave_up = false, has_begun = false"
          + " where log_id = ? and idx = ?";
  private static final String SUPERSEDED =
      "select 1 from document_name me join document_name n on n.log_id = me.log_id and n.name_key = me.name_key"
          + " and n.path = me.path and n.idx > me.idx join document d on d.log_id = n.log_id and d.idx = n.idx"
          + " where me.log_id = ? and me.idx = ? and d.interface_id = ? and d.direction = 'OUTBOUND'"
          + " fetch first 1 rows only";
  private static final String REMOVE = "delete from remote_push where log_id = ? and idx = ?";
  private static final String REMOVE_ALL = "delete from remote_push where interface_id = ?";

  private static final String BROUGHT =
      "select 1 from document d where d.log_id = ? and d.idx = ? and d.direction = 'OUTBOUND' and "
          + isBrought("d.interface_id", "d.log_id", "d.idx");

  @Inject private Sql sql;

  /// A condition in SQL: the document's interface has its files brought to a partner's server, and this one does not wait for that any more: it is there, or was given up.
  ///
  /// @param agreed the interface's id, an expression, as the others
  public static String isBrought(String agreed, String log, String index) {
    return "exists (select 1 from remote_binding_state bound where bound.interface_id = "
        + agreed
        + " and bound.next_index > "
        + index
        + " and not exists (select 1 from remote_push waits where waits.log_id = "
        + log
        + " and waits.idx = "
        + index
        + " and waits.gave_up = false))";
  }

  /// The newest are left out when there are more than {@link #MOST}; those that a person has to look at come first.
  public List<Waiting> all() {
    return sql.list(ALL, PushQueue::read);
  }

  /// How a document stands that was to be brought a moment ago.
  ///
  /// @param hasBegun whether some of it may be there under its part name
  /// @param isNamed false when its name was erased
  record Standing(LedgerPosition document, boolean hasBegun, boolean isNamed) {}

  /// Those of them that wait still.
  Map<LedgerPosition, Standing> stillWaiting(List<LedgerPosition> documents) {
    return sql.listAll(STILL_WAITS, PushQueue::standing, keys(documents)).stream()
        .collect(Collectors.toMap(Standing::document, Function.identity()));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(position(row), row.getBoolean("has_begun"), row.getBoolean("is_named"));
  }

  private static LedgerPosition position(ResultSet row) throws SQLException {
    return new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("idx"));
  }

  private static List<@Nullable Object[]> keys(List<LedgerPosition> documents) {
    return documents.stream()
        .<@Nullable Object[]>map(
            document -> new @Nullable Object[] {document.log().value(), document.index()})
        .toList();
  }

  public Optional<Waiting> find(LedgerPosition document) {
    return sql.first(ONE, PushQueue::read, document.log().value(), document.index());
  }

  private static Waiting read(ResultSet row) throws SQLException {
    return new Waiting(
        position(row),
        new InterfaceId(row.getString("interface_id")),
        RawName.of(row.getBytes("name")),
        row.getInt("attempts"),
        Sql.instant(row, "next_at"),
        row.getBoolean("has_begun"),
        row.getBoolean("gave_up"),
        Optional.ofNullable(row.getString("failure")));
  }

  private record Placed(long index, Optional<RawName> name) {}

  private List<Placed> placed(PartnerInterface agreed, long from) {
    return sql.list(
        PLACED,
        row -> {
          byte[] path = row.getBytes("path");
          return new Placed(
              row.getLong("idx"), path == null ? Optional.empty() : RawPath.parse(path).name());
        },
        agreed.partner().log().value(),
        agreed.id().value(),
        from);
  }

  private boolean isPlaced(PartnerInterface agreed, long from) {
    return sql.first(
            FIRST_PLACED, row -> true, agreed.partner().log().value(), agreed.id().value(), from)
        .isPresent();
  }

  /// Whether anything is new or due.
  ///
  /// @param from the first leaf that was not looked at
  public boolean hasWork(PartnerInterface agreed, long from, Instant now) {
    return isPlaced(agreed, from)
        || sql.first(FIRST_DUE, row -> true, agreed.id().value(), now).isPresent();
  }

  /// Passes over what is no work, so that the next look does not read it again. Whoever took in something meanwhile has moved on himself.
  ///
  /// @param from the first leaf that was not looked at
  public void passOver(PartnerInterface agreed, long from) {
    long size =
        sql.first(SIZE, row -> row.getLong("size"), agreed.partner().log().value()).orElse(0L);
    if (size - from > FAR && !isPlaced(agreed, from)) {
      sql.change(PASS_OVER, size, agreed.id().value(), from);
    }
  }

  /// Whether its interface has its files brought to a partner's server, and this one does not wait for that any more.
  public boolean isBrought(LedgerPosition document) {
    return sql.first(BROUGHT, row -> true, document.log().value(), document.index()).isPresent();
  }

  /// Whether the interface has sent another file of the same name since.
  public boolean isSuperseded(Waiting file) {
    LedgerPosition document = file.document();
    return sql.first(
            SUPERSEDED,
            row -> true,
            document.log().value(),
            document.index(),
            file.agreed().value())
        .isPresent();
  }

  /// When the first of what waits is tried again; empty when nothing waits.
  public Optional<Instant> nextTry(InterfaceId agreed) {
    return sql.first(NEXT_TRY, row -> Sql.instant(row, "next_at"), agreed.value());
  }

  /// Takes in what was placed.
  ///
  /// @return the first leaf that was not looked at; empty when nothing was new
  OptionalLong fill(PartnerInterface agreed, long from, Instant now) {
    List<Placed> fresh = placed(agreed, from);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Placed one : fresh) {
      rows.add(
          new @Nullable Object[] {
            agreed.partner().log().value(),
            one.index(),
            agreed.id().value(),
            one.name().orElse(ERASED).bytes(),
            now
          });
    }
    sql.changeAll(ADD, rows);
    return fresh.isEmpty() ? OptionalLong.empty() : OptionalLong.of(fresh.getLast().index() + 1);
  }

  /// The oldest first; of one name only the oldest.
  List<Waiting> due(InterfaceId agreed, Instant now) {
    return sql.list(DUE, PushQueue::read, agreed.value(), now);
  }

  void begun(List<LedgerPosition> documents) {
    sql.changeAll(BEGUN, keys(documents));
  }

  /// Nothing of it is there yet after all.
  void untried(LedgerPosition document) {
    sql.change(UNTRIED, document.log().value(), document.index());
  }

  /// @return false when it does not wait any more
  boolean failed(Waiting file, int attempts, Instant next, boolean givesUp, String sentence) {
    return sql.change(
            FAILED,
            attempts,
            next,
            givesUp,
            RemoteServerState.cut(sentence),
            file.document().log().value(),
            file.document().index())
        == 1;
  }

  /// @return false when it does not wait
  public boolean again(LedgerPosition document, Instant now) {
    return sql.change(AGAIN, now, document.log().value(), document.index()) == 1;
  }

  /// @return false when it does not wait
  public boolean remove(LedgerPosition document) {
    return sql.change(REMOVE, document.log().value(), document.index()) == 1;
  }

  public void removeAll(InterfaceId agreed) {
    sql.change(REMOVE_ALL, agreed.value());
  }
}
