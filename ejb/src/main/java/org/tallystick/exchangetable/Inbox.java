package org.tallystick.exchangetable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.Reception;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.platform.Sql;

/// `exchange_inbox`: what partners sent, a row for each document, committed with it.
@ApplicationScoped
public class Inbox implements Reception {

  /// In bytes; the row of a longer file has no content.
  static final long LARGEST = 16L << 20;

  private static final String ADD =
      "insert into exchange_inbox (partner_id, interface_id, name, name_bytes, path, size, sha256, content, received_at, log_id, idx, attempt)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @Inject private Sql sql;
  @Inject private KeptContents contents;

  private volatile boolean isOpen;

  /// From now on documents get their rows.
  void open() {
    isOpen = true;
  }

  boolean isOpen() {
    return isOpen;
  }

  @Override
  public void received(Document document, long attempt) {
    if (!isOpen) {
      return;
    }
    RawPath path = document.path().orElseThrow();
    RawName name = path.name().orElseThrow();
    sql.change(
        ADD,
        document.partner().value(),
        document.interfaceId().orElseThrow(),
        name.text(),
        name.bytes(),
        path.encoded(),
        document.size(),
        document.digest().hex(),
        content(document),
        document.archivedAt(),
        document.position().log().value(),
        document.position().index(),
        attempt);
  }

  private byte @Nullable [] content(Document document) {
    if (document.size() > LARGEST) {
      return null;
    }
    try {
      return contents.bytes(new StoredContent(document.digest(), document.size()));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0949 exchange_inbox: the content of document "
              + document.position()
              + " cannot be read back",
          failed);
    }
  }
}
