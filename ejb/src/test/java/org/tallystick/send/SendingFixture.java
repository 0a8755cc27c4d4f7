package org.tallystick.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.Duplicates;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.PublicationRule;
import org.tallystick.testkit.Callers;

/// The whole archive of a partner Acme, to whom Ada sends by `acme.invoices`.
final class SendingFixture implements AutoCloseable {

  static final InterfaceId INVOICES = new InterfaceId("acme.invoices");

  private final TestArchive archive;
  private final Sending sending;

  SendingFixture(Path data) {
    this(new TestArchive(data));
  }

  SendingFixture(TestArchive archive) {
    this.archive = archive;
    archive.wiring().with(Callers.named("ada"));
    archive.make(Transactions.class);
    archive.make(KeptContents.class);
    archive.make(Drafts.class, "prepare");
    archive.make(SendingKeys.class);
    sending = archive.make(Sending.class);
  }

  TestArchive archive() {
    return archive;
  }

  Sending sending() {
    return sending;
  }

  static SendRequest request(String name) {
    return new SendRequest(
        INVOICES, RawName.of(name), SendRequest.Way.API, Optional.empty(), Optional.empty(), false);
  }

  static SendRequest withKey(String name, String key) {
    SendRequest without = request(name);
    return new SendRequest(
        without.agreed(),
        without.name(),
        without.way(),
        Optional.empty(),
        Optional.of(new SendKey(key)),
        false);
  }

  static SendRequest promising(String name, ContentDigest digest) {
    SendRequest without = request(name);
    return new SendRequest(
        without.agreed(),
        without.name(),
        without.way(),
        Optional.of(digest),
        Optional.empty(),
        false);
  }

  Sent send(SendRequest request, InputStream bytes) {
    try {
      return sending.send(request, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Sent send(SendRequest request, String content) {
    return send(request, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  Sent send(String name, String content) {
    return send(request(name), content);
  }

  Document sent(String name, String content) {
    return placed(send(name, content));
  }

  static Document placed(Sent outcome) {
    if (outcome instanceof Sent.Placed(Document document, var earlier)) {
      return document;
    }
    throw new AssertionError("not placed: " + outcome);
  }

  static Sent.Reason refused(Sent outcome) {
    if (outcome instanceof Sent.Refused(Sent.Reason reason, String sentence)) {
      return reason;
    }
    throw new AssertionError("not refused: " + outcome);
  }

  void agree(Duplicates duplicates) {
    agree(false, duplicates);
  }

  void agree(boolean sidecars, Duplicates duplicates) {
    archive.rule(
        "invoices",
        new InterfaceRules(
            PublicationRule.USUAL,
            new HandOver(sidecars, Acknowledgements.USUAL, false, duplicates)));
  }

  @Override
  public void close() {
    archive.close();
  }
}
