package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.listing.ListingWriter;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Canonical listings of directories at any log size (`docs/evidence.md` §3), written from the directory tree.
@ApplicationScoped
public class Listings {

  private static final int PORTION = 5000;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SALT =
      "tallystick/listing-salt/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEFORE_EVERY_NAME = {};
  private static final String THERE =
      " from directory_entry e where e.log_id = ? and e.dir_key = ? and e.from_idx < ? and e.to_idx >= ?";
  private static final String COUNT = "select count(*)" + THERE;
  private static final String ENTRIES =
      "select e.name, e.sha256, e.size, d.at from directory_entry e"
          + " join event_document d on d.log_id = e.log_id and d.idx = e.from_idx"
          + " where e.log_id = ? and e.dir_key = ? and e.from_idx < ? and e.to_idx >= ? and e.name > ?"
          + " order by e.name fetch first "
          + PORTION
          + " rows only";
  private static final String SECRET =
      "select secret from directory_secret where log_id = ? and dir_key = ?";
  private static final String NEW_SECRET =
      "insert into directory_secret (log_id, dir_key, secret) values (?, ?, ?)";

  @Inject private Sql sql;
  @Inject private DirectoryTree tree;

  private record Line(RawName name, byte @Nullable [] digest, long size, Instant at) {}

  /// The hash of the listing when the log had `size` leaves; zeros when there was no such directory.
  Sha256 state(LogId log, RawPath directory, long size) {
    if (!isThere(log, directory, size)) {
      return Sha256.ZERO;
    }
    return Sha256.ofBytes(write(OutputStream.nullOutputStream(), log, directory, size).bytes());
  }

  private boolean isThere(LogId log, RawPath directory, long size) {
    return directory.isRoot()
        || tree.entryAt(log, directory, size).filter(entry -> entry.isDirectory()).isPresent();
  }

  /// The listing itself.
  public byte[] bytes(LogId log, RawPath directory, long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, log, directory, size);
    return out.toByteArray();
  }

  private ContentDigest write(OutputStream out, LogId log, RawPath directory, long size) {
    byte[] key = ContentDigest.of(directory.bytes()).bytes();
    long count =
        sql.first(COUNT, row -> row.getLong(1), log.value(), key, size, size).orElseThrow();
    try {
      ListingWriter listing = ListingWriter.open(out, directory, salt(log, key), count);
      byte[] after = BEFORE_EVERY_NAME;
      List<Line> portion;
      do {
        portion = sql.list(ENTRIES, Listings::line, log.value(), key, size, size, after);
        for (Line line : portion) {
          add(listing, line);
          after = line.name().bytes();
        }
      } while (portion.size() == PORTION);
      return listing.finish();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void add(ListingWriter listing, Line line) throws IOException {
    LogInstant at = new LogInstant(line.at());
    if (line.digest() == null) {
      listing.directory(line.name(), at);
    } else {
      listing.file(line.name(), line.size(), ContentDigest.ofBytes(line.digest()), at);
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        RawName.of(row.getBytes("name")),
        row.getBytes("sha256"),
        row.getLong("size"),
        Sql.instant(row, "at"));
  }

  private Salt salt(LogId log, byte[] directoryKey) {
    byte[] secret =
        sql.first(SECRET, row -> row.getBytes(1), log.value(), directoryKey)
            .orElseGet(() -> newSecret(log, directoryKey));
    return Salt.ofHex(Sha256.over(SALT, secret).hex());
  }

  private byte[] newSecret(LogId log, byte[] directoryKey) {
    byte[] secret = new byte[Sha256.LENGTH];
    RANDOM.nextBytes(secret);
    sql.change(NEW_SECRET, log.value(), directoryKey, secret);
    return secret;
  }
}
