package org.tallystick.archive;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.platform.CallerName;

/// People open what the archive holds; who, when and why is durable before they get a byte.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Documents {

  /// Why somebody opens a document.
  public enum Purpose {
    VIEW("view"),
    DOWNLOAD("download"),
    EVIDENCE("evidence");

    private final String word;

    Purpose(String word) {
      this.word = word;
    }
  }

  @Inject private Ledger ledger;
  @Inject private Contents contents;
  @Resource private SessionContext context;

  /// Opens the content from its first byte; the caller closes it.
  ///
  /// @throws java.nio.file.NoSuchFileException the content is not there: it was erased, or the store is damaged
  public SeekableByteChannel open(Document document, Purpose purpose) throws IOException {
    String user = CallerName.in(context);
    ledger.append(
        document.position().log(),
        transaction -> {
          Event event =
              Event.of(EventType.DOCUMENT_READ)
                  .user(user)
                  .text("purpose", purpose.word)
                  .about(document.position().index());
          return transaction.append(document.describe(event));
        });
    return contents.open(new StoredContent(document.digest(), document.size()));
  }
}
