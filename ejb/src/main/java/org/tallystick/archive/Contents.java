package org.tallystick.archive;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.ContentDigest;

/// All content, small and large, by digest. Content up to {@link #INLINE_LIMIT} is a row of the ledger's transaction, larger content is in the {@link ContentStore}.
@ApplicationScoped
public class Contents {

  /// In bytes.
  static final int INLINE_LIMIT = 64 * 1024;

  /// What the archive makes itself, a list of hashes, rides in the transaction too.
  static final int LARGEST_INLINE = 512 * 1024;

  private static final String ADD =
      "insert into content (sha256, size, is_inline) select ?, ?, ?"
          + " where not exists (select 1 from content where sha256 = ?)";
  private static final String ADD_BYTES = "insert into content_bytes (sha256, bytes) values (?, ?)";
  private static final String BYTES = "select bytes from content_bytes where sha256 = ?";

  @Inject private EntityManager entities;
  @Inject private ContentStore store;

  @Resource(lookup = "java:jboss/datasources/TallystickDS")
  private DataSource database;

  /// Notes, in the ledger's transaction, that the archive has this content.
  ///
  /// @param inline its bytes when it rides in the transaction; null when the store already keeps it
  void mention(StoredContent content, byte @Nullable [] inline) {
    entities
        .unwrap(Session.class)
        .doWork(connection -> {
          byte[] digest = content.digest().bytes();
          if (add(connection, digest, content.size(), inline != null) && inline != null) {
            addBytes(connection, digest, inline);
          }
        });
  }

  /// @return false when it was known
  private static boolean add(Connection connection, byte[] digest, long size, boolean isInline)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setBytes(1, digest);
      add.setLong(2, size);
      add.setBoolean(3, isInline);
      add.setBytes(4, digest);
      return add.executeUpdate() == 1;
    }
  }

  private static void addBytes(Connection connection, byte[] digest, byte[] bytes)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD_BYTES)) {
      add.setBytes(1, digest);
      add.setBytes(2, bytes);
      add.executeUpdate();
    }
  }

  /// All of a small content, in the caller's transaction, whose own writes it sees.
  byte[] bytes(StoredContent content) throws IOException {
    Optional<byte[]> inline =
        entities
            .unwrap(Session.class)
            .doReturningWork(connection -> inline(connection, content.digest()));
    if (inline.isPresent()) {
      return inline.get();
    }
    try (SeekableByteChannel channel = store.open(content.digest())) {
      return Channels.newInputStream(channel).readAllBytes();
    }
  }

  /// Opens content from its first byte; needs no transaction.
  ///
  /// @throws NoSuchFileException when neither the ledger nor the store has it
  public SeekableByteChannel open(StoredContent content) throws IOException {
    if (content.size() <= LARGEST_INLINE) {
      Optional<byte[]> inline = inline(content.digest());
      if (inline.isPresent()) {
        return new BytesChannel(inline.get());
      }
    }
    return store.open(content.digest());
  }

  private Optional<byte[]> inline(ContentDigest digest) throws IOException {
    return Optional.ofNullable(inline(List.of(digest)).get(digest));
  }

  /// Those of them that the ledger keeps; needs no transaction.
  Map<ContentDigest, byte[]> inline(List<ContentDigest> digests) throws IOException {
    if (digests.isEmpty()) {
      return Map.of();
    }
    Map<ContentDigest, byte[]> found = new HashMap<>();
    try (Connection connection = database.getConnection()) {
      for (ContentDigest digest : digests) {
        inline(connection, digest).ifPresent(bytes -> found.put(digest, bytes));
      }
    } catch (SQLException failed) {
      throw new IOException(
          "content " + digests.getFirst() + ": the database did not answer", failed);
    }
    return found;
  }

  private static Optional<byte[]> inline(Connection connection, ContentDigest digest)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BYTES)) {
      statement.setBytes(1, digest.bytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }
}
