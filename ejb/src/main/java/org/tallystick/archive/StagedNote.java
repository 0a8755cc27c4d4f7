package org.tallystick.archive;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.SessionId;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;

/// What a staged file is, kept beside it, so that a server that was killed knows afterwards whose upload it was.
record StagedNote(
    UploadId id,
    PartnerId partner,
    AccountId account,
    SessionId session,
    String peer,
    RawPath path,
    Instant openedAt) {

  static final String SUFFIX = ".about";

  static StagedNote of(StagedUpload upload) {
    var session = upload.session();
    return new StagedNote(
        upload.id(),
        session.partner(),
        session.account(),
        session.id(),
        session.peer(),
        upload.path(),
        upload.openedAt());
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("upload", id.toString());
    properties.setProperty("partner", partner.value());
    properties.setProperty("account", account.value());
    properties.setProperty("session", session.toString());
    properties.setProperty("peer", peer);
    properties.setProperty("path", path.encoded());
    properties.setProperty("opened", openedAt.toString());
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  /// @throws IllegalArgumentException when the note is damaged
  static StagedNote read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new StagedNote(
        UploadId.parse(value(properties, "upload")),
        new PartnerId(value(properties, "partner")),
        new AccountId(value(properties, "account")),
        SessionId.parse(value(properties, "session")),
        value(properties, "peer"),
        RawPath.decode(value(properties, "path")),
        Instant.parse(value(properties, "opened")));
  }

  private static String value(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("staged note: '" + name + "' is missing");
    }
    return value;
  }
}
