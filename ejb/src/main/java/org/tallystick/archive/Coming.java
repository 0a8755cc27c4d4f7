package org.tallystick.archive;

import java.util.Map;
import org.tallystick.directory.FileAttributes;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.publication.DigestAlgorithm;

/// A whole file on its way into a partner's tree, whoever brought it.
interface Coming {

  RawPath path();

  PartnerInterface agreed();

  StoredContent content();

  /// An event about the file: where it is, what it holds and how it came.
  Event event(EventType type);

  /// An event of whoever brought it, about something else.
  Event cause(EventType type);

  FileAttributes attributes(LedgerTransaction transaction);

  /// In hex, besides SHA-256.
  Map<DigestAlgorithm, String> digests();

  /// Whether it had a part name before, or whatever stands for that.
  boolean isRenamed();

  /// Notes on the document whom it came from.
  Document signed(Document document);
}
