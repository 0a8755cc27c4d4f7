package org.tallystick.proof;

import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.tlog.CompactTree;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.platform.Settings;

/// What an operator can do who has the database and the key of the log `acme`: change what is written, with hashes and signatures that are right.
public final class Forgery {

  private final TestArchive archive;
  private final SignerKey key;
  private final Path checkpoint;

  /// A leaf with its event document, which a head does not have.
  public record Written(LogLine line, Optional<byte[]> document) {}

  public Forgery(TestArchive archive, Path data) {
    this.archive = archive;
    SignedNote newest =
        SignedNote.parse(
            first("select note from signed_checkpoint where log_id = 'acme' order by size desc"));
    this.key =
        archive
            .make(LogKeys.class)
            .find(ACME, Checkpoint.of(newest).origin(), LogKeys.Place.CURRENT)
            .orElseThrow();
    this.checkpoint =
        CheckpointDirectory.path(new Settings(), data)
            .resolve(CheckpointDirectory.fileName(ACME, key.verifier()));
  }

  private byte[] first(String sql) {
    try (Connection connection = archive.database().source().getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getBytes(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /// Every leaf, with an empty document where there is none.
  public List<Written> all() {
    List<Written> all = new ArrayList<>();
    try (Connection connection = archive.database().source().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select l.bytes, e.bytes from leaf l left join event_bytes e"
                        + " on e.log_id = l.log_id and e.idx = l.idx where l.log_id = 'acme' order by l.idx")) {
      while (rows.next()) {
        all.add(
            new Written(LogLine.parse(rows.getBytes(1)), Optional.ofNullable(rows.getBytes(2))));
      }
      return all;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /// An event that says nothing, where another was.
  public static Written nothing(Written instead) {
    LogLine line = instead.line();
    EventDocument document =
        EventDocument.builder(EventType.HEARTBEAT, line.at(), Salt.random(new SecureRandom()))
            .build();
    return new Written(
        Leaf.of(line.index(), line.at(), EventType.HEARTBEAT, document.digest(), List.of()),
        Optional.of(document.bytes()));
  }

  /// The same event at another place and time.
  public static Written moved(Written event, LeafIndex to, LogInstant at) {
    Leaf leaf = (Leaf) event.line();
    EventDocument document =
        EventDocument.parse(
            new String(event.document().orElseThrow(), StandardCharsets.UTF_8)
                .replace(leaf.at().text(), at.text())
                .getBytes(StandardCharsets.UTF_8));
    return new Written(
        new Leaf(to, at, leaf.type(), document.digest(), leaf.subjects()),
        Optional.of(document.bytes()));
  }

  public static Written counting(Written event, long subjects) {
    HeadLeaf head = (HeadLeaf) event.line();
    return new Written(
        new HeadLeaf(head.index(), head.at(), head.map(), head.previous(), subjects),
        Optional.empty());
  }

  public static Written after(Written event, LeafIndex other) {
    HeadLeaf head = (HeadLeaf) event.line();
    return new Written(
        new HeadLeaf(head.index(), head.at(), head.map(), Optional.of(other), head.subjects()),
        Optional.empty());
  }

  /// Writes these leaves in place of those with their numbers, and signs every checkpoint again.
  public void write(Written... forged) {
    try (Connection connection = archive.database().source().getConnection()) {
      for (Written each : forged) {
        write(connection, each);
      }
      sign(connection);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(Connection connection, Written forged) throws SQLException {
    long index = forged.line().index().value();
    change(
        connection,
        "update leaf set bytes = ?, hash = ? where log_id = 'acme' and idx = ?",
        forged.line().bytes(),
        forged.line().hash().bytes(),
        index);
    if (forged.line() instanceof Leaf leaf) {
      change(
          connection,
          "update event_document set sha256 = ?, type = ? where log_id = 'acme' and idx = ?",
          leaf.document().bytes(),
          leaf.type().word(),
          index);
      change(
          connection,
          "update event_bytes set bytes = ? where log_id = 'acme' and idx = ?",
          forged.document().orElseThrow(),
          index);
    }
  }

  private static void change(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new AssertionError(sql + ": no row");
      }
    }
  }

  private void sign(Connection connection) throws SQLException, IOException {
    List<Long> sizes = new ArrayList<>();
    try (var rows =
        connection
            .createStatement()
            .executeQuery(
                "select size from signed_checkpoint where log_id = 'acme' order by size")) {
      while (rows.next()) {
        sizes.add(rows.getLong(1));
      }
    }
    CompactTree tree = CompactTree.empty();
    for (Written each : all()) {
      tree.append(each.line().hash());
      if (sizes.contains(tree.size().value())) {
        SignedNote note =
            key.sign(new Checkpoint(key.verifier().name(), tree.size(), tree.root()).text());
        change(
            connection,
            "update signed_checkpoint set note = ? where log_id = 'acme' and size = ?",
            note.bytes(),
            tree.size().value());
        Files.write(checkpoint, note.bytes());
      }
    }
  }
}
