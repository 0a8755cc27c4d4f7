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
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.listing.ListingLine;
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

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SALT =
      "tallystick/listing-salt/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final String LINE =
      "select e.name, e.sha256, e.size, d.at from directory_entry e"
          + " join event_document d on d.log_id = e.log_id and d.idx = e.from_idx"
          + " where e.log_id = ? and e.dir_key = ?";
  private static final String CURRENT = LINE + " and e.to_idx = " + DirectoryEntry.STILL_VALID;
  private static final String CURRENT_ONE = CURRENT + " and e.name = ?";
  private static final String PAST = LINE + " and e.from_idx < ? and e.to_idx >= ?";
  private static final String SECRET =
      "select secret from directory_secret where log_id = ? and dir_key = ?";
  private static final String NEW_SECRET =
      "insert into directory_secret (log_id, dir_key, secret) values (?, ?, ?)";

  @Inject private Sql sql;
  @Inject private DirectoryTree tree;
  @Inject private KnownListings known;

  /// The hash of the listing as it is now; zeros when there is no such directory.
  ///
  /// @param before how many events the directory had at the last head
  /// @param after how many it has now
  /// @param touched the names those between may have changed
  Sha256 state(LogId log, RawPath directory, long before, long after, Set<RawName> touched) {
    if (!tree.isDirectory(log, directory)) {
      return Sha256.ZERO;
    }
    byte[] key = keyOf(directory);
    SortedMap<RawName, ListingLine> lines =
        known
            .take(log, directory, before)
            .map(found -> touch(log, key, found, touched))
            .orElseGet(() -> lines(sql.list(CURRENT, Listings::line, log.value(), key)));
    ContentDigest digest = write(OutputStream.nullOutputStream(), log, directory, lines);
    known.keep(log, directory, after, lines);
    return Sha256.ofBytes(digest.bytes());
  }

  private SortedMap<RawName, ListingLine> touch(
      LogId log, byte[] key, SortedMap<RawName, ListingLine> lines, Set<RawName> touched) {
    List<@Nullable Object[]> names =
        touched.stream()
            .<@Nullable Object[]>map(name -> new Object[] {log.value(), key, name.bytes()})
            .toList();
    touched.forEach(lines::remove);
    sql.listAll(CURRENT_ONE, Listings::line, names).forEach(line -> lines.put(line.name(), line));
    return lines;
  }

  /// The listing when the log had `size` leaves.
  public byte[] bytes(LogId log, RawPath directory, long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(
        out,
        log,
        directory,
        lines(sql.list(PAST, Listings::line, log.value(), keyOf(directory), size, size)));
    return out.toByteArray();
  }

  private ContentDigest write(
      OutputStream out, LogId log, RawPath directory, SortedMap<RawName, ListingLine> lines) {
    try {
      ListingWriter listing =
          ListingWriter.open(out, directory, salt(log, keyOf(directory)), lines.size());
      for (ListingLine line : lines.values()) {
        listing.add(line);
      }
      return listing.finish();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static SortedMap<RawName, ListingLine> lines(List<ListingLine> found) {
    TreeMap<RawName, ListingLine> lines = new TreeMap<>();
    found.forEach(line -> lines.put(line.name(), line));
    return lines;
  }

  private static ListingLine line(ResultSet row) throws SQLException {
    RawName name = RawName.of(row.getBytes("name"));
    LogInstant at = new LogInstant(Sql.instant(row, "at"));
    byte[] digest = row.getBytes("sha256");
    return digest == null
        ? ListingLine.directory(name, at)
        : ListingLine.file(name, row.getLong("size"), ContentDigest.ofBytes(digest), at);
  }

  private static byte[] keyOf(RawPath directory) {
    return ContentDigest.of(directory.bytes()).bytes();
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
