package org.tallystick.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Direction;
import org.tallystick.platform.Sql;
import org.tallystick.remote.push.PushQueue;

/// How it stands with documents that somebody may want to send again. In the caller's transaction.
@ApplicationScoped
class ResendFacts {

  private static final String SHOWS =
      " from directory_entry e join directory_entry n"
          + " on n.log_id = e.log_id and n.dir_key = e.dir_key and n.name = e.name and n.shows = 'DOCUMENT'"
          + " where e.log_id = d.log_id and e.document_idx = d.idx and e.from_idx = d.idx";
  private static final String FACTS =
      "select d.log_id, d.idx, d.direction, d.size,"
          + " exists (select 1 from event_document a where a.log_id = d.log_id and a.document_idx = d.idx"
          + " and a.type = 'file.acknowledged') as acknowledged,"
          + " exists (select 1"
          + SHOWS
          + " and n.document_idx > e.document_idx and n.sha256 <> e.sha256) as superseded,"
          + " exists (select 1"
          + SHOWS
          + " and n.to_idx = "
          + DirectoryEntry.STILL_VALID
          + " and n.sha256 = e.sha256 and not "
          + PushQueue.isBrought("d.interface_id", "n.log_id", "n.document_idx")
          + ") as there"
          + " from document d where d.log_id = ? and d.idx = ?";

  @Inject private Sql sql;

  /// @param there whether the same bytes stand under its name now, or wait to be brought to the partner's server
  record Facts(
      LedgerPosition document,
      Direction direction,
      long size,
      boolean acknowledged,
      boolean superseded,
      boolean there) {}

  /// Of those that exist.
  List<Facts> of(Collection<LedgerPosition> documents) {
    return sql.listAll(
        FACTS,
        ResendFacts::facts,
        documents.stream()
            .map(document -> new @Nullable Object[] {document.log().value(), document.index()})
            .toList());
  }

  private static Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("idx")),
        Direction.valueOf(row.getString("direction")),
        row.getLong("size"),
        row.getBoolean("acknowledged"),
        row.getBoolean("superseded"),
        row.getBoolean("there"));
  }
}
