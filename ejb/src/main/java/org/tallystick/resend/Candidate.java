package org.tallystick.resend;

import java.util.List;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.message.Message;
import org.tallystick.partner.InterfaceId;

/// A file that was sent and may be sent again.
///
/// @param original the leaf of the document that brought these bytes first
record Candidate(RawPath path, InterfaceId agreed, StoredContent content, long original) {

  /// What an ask leads to; nothing when nothing of this kind was sent.
  record Found(Ask ask, List<Candidate> files) {}

  static Candidate of(Message sent, InterfaceId agreed) {
    return new Candidate(
        sent.path().orElseThrow(),
        agreed,
        new StoredContent(sent.digest(), sent.size()),
        sent.resends().orElse(sent.document().index()));
  }
}
