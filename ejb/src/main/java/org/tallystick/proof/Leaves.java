package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// The stored bytes of leaves and of their event documents. In the caller's transaction.
@ApplicationScoped
public class Leaves {

  private static final String LEAF =
      "select l.bytes, b.bytes as event from leaf l"
          + " left join event_bytes b on b.log_id = l.log_id and b.idx = l.idx"
          + " where l.log_id = ? and l.idx = ?";
  private static final String LINES =
      "select bytes from leaf where log_id = ? and idx >= ? and idx < ? order by idx";
  private static final String ORIGIN = "select origin from transparency_log where id = ?";

  @Inject private Sql sql;

  /// @param event empty for a head, for a leaf of `anchor`, and once erased
  public record Stored(byte[] leaf, Optional<byte[]> event) {

    public Optional<EventDocument> document() {
      return event.map(EventDocument::parse);
    }
  }

  public Optional<Stored> find(LogId log, LeafIndex index) {
    return sql.first(
        LEAF,
        row -> new Stored(row.getBytes("bytes"), Optional.ofNullable(row.getBytes("event"))),
        log.value(),
        index.value());
  }

  /// The lines of `[from, to)`.
  public List<byte[]> lines(LogId log, LeafIndex from, TreeSize to) {
    return sql.list(LINES, row -> row.getBytes(1), log.value(), from.value(), to.value());
  }

  /// Empty when there is no such log.
  public Optional<String> origin(LogId log) {
    return sql.first(ORIGIN, row -> row.getString(1), log.value());
  }
}
