package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.AttributeChange;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Settings;
import org.tallystick.proof.KeyAnnounced;
import org.tallystick.proof.KeyRotation;
import org.tallystick.proof.LastCheck;
import org.tallystick.proof.ProofFixture;
import org.tallystick.proof.anchor.AnchorFixture;
import org.tallystick.testkit.Callers;

/// An archive with a past in it, to be checked and tampered with.
final class CheckedArchive implements AutoCloseable {

  private static final List<String> TABLES =
      List.of(
          "transparency_log",
          "leaf",
          "event_document",
          "event_bytes",
          "content",
          "content_bytes",
          "document",
          "document_name",
          "directory_entry",
          "head",
          "subject",
          "subject_version",
          "map_slot",
          "map_slot_version",
          "subtree",
          "signed_checkpoint",
          "time_token",
          "anchored_checkpoint",
          "token_leaf",
          "log_key",
          "key_change",
          "resent",
          "dropped_file",
          "manifest_comparison",
          "business_document",
          "business_line",
          "link",
          "account_use");

  private final Path data;
  private TestArchive archive;
  private ProofFixture proof;
  private AnchorFixture anchors;

  CheckedArchive(Path folder) {
    try {
      data = Files.createDirectories(folder.resolve("data"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    archive = new TestArchive(data);
    proof = new ProofFixture(archive);
    anchors = new AnchorFixture(archive);
  }

  /// The server was stopped, or died, and starts again.
  void restart() {
    archive = archive.restarted();
    proof = new ProofFixture(archive);
    anchors = new AnchorFixture(archive);
    for (LogId log : List.of(ACME, LogId.SYSTEM)) {
      archive
          .ledger()
          .ledger()
          .append(log, transaction -> transaction.append(Event.of(EventType.SERVER_STARTED)));
    }
  }

  TestArchive archive() {
    return archive;
  }

  Path data() {
    return data;
  }

  /// Files and directories come, move and go; heads, checkpoints and time stamps follow.
  void busyDay() {
    try {
      archive.put("/in/a.txt", "one");
      sign();
      archive.put("/in/b.txt", "two");
      done(archive.put("/in/large.bin", new byte[200_000]));
      archive.get("/in/a.txt");
      archive.list("/in");
      archive.list("/out");
      mkdir("/in/kept");
      mkdir("/in/gone");
      done(archive.directories().removeDirectory(archive.session(), RawPath.of("/in/gone")));
      stamp();
      archive.put("/in/kept/inside.txt", "inside");
      move("/in/kept", "/in/moved");
      move("/in/b.txt", "/in/moved/b.txt");
      touch("/in/a.txt");
      touch("/in/moved");
      done(archive.directories().remove(archive.session(), RawPath.of("/in/large.bin")));
      archive.put("/in/later.txt", "later");
      archive.put("/in/again.txt", "one");
      stamp();
      heartbeats(300);
      archive.put("/in/a.txt", "one more");
      stamp();
      archive.put("/in/unsigned.txt", "after the last head");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Writes an event as no use case would.
  void say(Event event) {
    archive.ledger().ledger().append(ACME, transaction -> transaction.append(event));
  }

  void heartbeats(int count) {
    archive
        .ledger()
        .ledger()
        .append(
            ACME,
            transaction -> {
              for (int each = 0; each < count; each++) {
                transaction.append(Event.of(EventType.HEARTBEAT));
              }
              return count;
            });
  }

  /// The log gets another key, and goes on.
  void rotateKey() {
    archive.ledger().wiring().with(Callers.named("ada"));
    assertThat(archive.make(KeyRotation.class).rotate(ACME)).isInstanceOf(KeyAnnounced.Done.class);
    archive.put("/in/rotated.txt", "before the first of the new key");
    stamp();
    archive.put("/in/unsigned.txt", "after the last head");
  }

  void mkdir(String path) {
    done(archive.directories().makeDirectory(archive.session(), RawPath.of(path)));
  }

  void move(String from, String to) {
    done(archive.directories().rename(archive.session(), RawPath.of(from), RawPath.of(to), false));
  }

  private void touch(String path) {
    done(
        archive
            .directories()
            .setAttributes(
                archive.session(),
                RawPath.of(path),
                new AttributeChange(OptionalLong.of(1_700_000_000), OptionalInt.of(0640))));
  }

  void sign() {
    archive.ledger().clock().move(Duration.ofSeconds(1));
    proof.headAndSign(ACME);
    proof.headAndSign(LogId.SYSTEM);
  }

  void stamp() {
    sign();
    anchors.round();
    sign();
  }

  Fsck fsck(Consumer<LastCheck> listener) {
    return new Fsck(
        data,
        new Settings(),
        archive.database().source()::getConnection,
        archive.ledger().clock(),
        0,
        listener);
  }

  FsckReport check() {
    return fsck(progress -> {}).run(true);
  }

  /// As the owner of the database, past what guards it.
  int tamper(String sql) {
    return run(
        "set referential_integrity false",
        "drop trigger if exists log_key_immutable",
        "drop trigger if exists key_change_immutable",
        "drop trigger if exists resent_immutable",
        "drop trigger if exists dropped_file_immutable",
        "drop trigger if exists manifest_comparison_immutable",
        sql);
  }

  private int run(String... statements) {
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      int changed = 0;
      for (String each : statements) {
        changed = statement.executeUpdate(each);
      }
      return changed;
    } catch (SQLException failed) {
      throw new AssertionError(List.of(statements).toString(), failed);
    }
  }

  /// Keeps every table as it is now, for {@link #restore()}.
  void remember() {
    TABLES.forEach(table -> run("create table kept_" + table + " as select * from " + table));
  }

  void restore() {
    tamper("set referential_integrity false");
    TABLES.forEach(table ->
        run("delete from " + table, "insert into " + table + " select * from kept_" + table));
  }

  List<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(data.resolve(folder).normalize())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    archive.close();
  }
}
