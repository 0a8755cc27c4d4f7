package org.tallystick.archive;

import static org.tallystick.archive.TestArchive.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.testkit.Callers;

/// An archive of a partner whose files may have to wait.
abstract class HeldFixture {

  @TempDir private Path data;
  TestArchive archive;
  HeldFiles held;
  LateFiles late;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
    archive.ledger().wiring().with(Callers.named("ada"));
    held = archive.make(HeldFiles.class);
    late = archive.make(LateFiles.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  void rule(PublishWhen when) {
    rule(
        new PublicationRule(
            when, PublicationRule.USUAL_PARTS, SidecarKind.ALL, PublicationRule.USUAL_MARKERS));
  }

  void rule(PublicationRule rule) {
    archive.rule("orders", new InterfaceRules(rule, HandOver.USUAL));
  }

  static String hash(String algorithm, String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm)
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static String sha256(String content) {
    return hash("SHA-256", content);
  }

  void rename(String from, String to, boolean replace) {
    done(
        archive.directories().rename(archive.session(), RawPath.of(from), RawPath.of(to), replace));
  }

  /// The paths of all documents, in the order they were exchanged.
  List<String> exchanged() {
    return archive
        .database()
        .read(() ->
            archive
                .database()
                .entities()
                .createQuery("select d from Document d order by d.key.index", Document.class)
                .getResultStream()
                .map(document -> document.path().orElseThrow().text())
                .toList());
  }

  List<String> found() {
    return archive.database().read(() -> held.findings(100)).reversed().stream()
        .map(finding -> finding.code() + " " + finding.path().text())
        .toList();
  }

  List<String> waiting() {
    return archive.database().read(held::all).stream()
        .map(file -> file.role() + " " + file.path().text() + " " + file.state())
        .sorted()
        .toList();
  }
}
