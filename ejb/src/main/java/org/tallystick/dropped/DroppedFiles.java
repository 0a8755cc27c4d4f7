package org.tallystick.dropped;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.Sql;

/// The rows of `dropped_file`; of one name the newest is shown. In the caller's transaction.
@ApplicationScoped
public class DroppedFiles {

  private static final String COLUMNS =
      "select f.name, f.idx, f.at, f.sha256, f.size from dropped_file f"
          + " where f.log_id = ? and f.account_id = ? and f.folder = ?";
  private static final String NEWEST =
      COLUMNS + " and f.name = ? order by f.idx desc fetch first 1 rows only";
  static final String PAGE =
      COLUMNS
          + " and f.idx >= ? and not exists (select 1 from dropped_file later"
          + " where later.log_id = f.log_id and later.account_id = f.account_id"
          + " and later.folder = f.folder and later.name = f.name and later.idx > f.idx)"
          + " order by f.idx, f.name fetch first ? rows only";
  private static final String ADD =
      "insert into dropped_file (log_id, account_id, folder, name, idx, at, sha256, size)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";

  @Inject private EntityManager entities;
  @Inject private Sql sql;
  @Inject private KeptContents contents;

  /// Keeps a file with its content, in the ledger's transaction, after its event, which is written now: the row refers to it.
  public void keep(PartnerSession session, DroppedFile file, KeptContents.Kept content) {
    contents.mention(content);
    entities.flush();
    sql.change(
        ADD,
        session.log().value(),
        session.account().value(),
        file.folder().word(),
        file.name().bytes(),
        file.index(),
        file.at(),
        file.content().digest().bytes(),
        file.content().size());
  }

  public Optional<DroppedFile> newest(PartnerSession session, DroppedFolder folder, RawName name) {
    return sql.first(
        NEWEST,
        row -> file(folder, row),
        session.log().value(),
        session.account().value(),
        folder.word(),
        name.bytes());
  }

  /// The next names of a folder, in the order of their events, from a leaf on.
  public List<DroppedFile> page(
      PartnerSession session, DroppedFolder folder, long from, int limit) {
    return sql.list(
        PAGE,
        row -> file(folder, row),
        session.log().value(),
        session.account().value(),
        folder.word(),
        from,
        limit);
  }

  private static DroppedFile file(DroppedFolder folder, ResultSet row) throws SQLException {
    return new DroppedFile(
        folder,
        RawName.of(row.getBytes("name")),
        row.getLong("idx"),
        Sql.instant(row, "at"),
        new StoredContent(ContentDigest.ofBytes(row.getBytes("sha256")), row.getLong("size")));
  }
}
