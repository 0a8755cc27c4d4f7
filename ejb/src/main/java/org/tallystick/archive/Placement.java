package org.tallystick.archive;

import static org.tallystick.archive.Contents.INLINE_LIMIT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;

/// We send: a document is placed in a partner's directory, whole or not at all.
@Stateless
@RolesAllowed({"operator", "administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Placement {

  @Inject private Ledger ledger;
  @Inject private Contents contents;
  @Inject private Placing placing;

  /// Places content of up to 64 KiB under a name of an outbound interface.
  ///
  /// @param user who places it
  public Outcome<Document> place(
      PartnerInterface agreed, RawName name, byte[] content, String user) {
    if (agreed.direction() != Direction.OUTBOUND) {
      return Outcome.refused(
          Refusal.Reason.NOT_AGREED,
          "interface " + agreed.id() + ": is inbound, expected an outbound one");
    }
    if (content.length > INLINE_LIMIT) {
      return Outcome.refused(
          Refusal.Reason.TOO_LARGE,
          name.text() + ": " + content.length + " bytes, expected at most " + INLINE_LIMIT);
    }
    StoredContent stored = new StoredContent(ContentDigest.of(content), content.length);
    return ledger.append(
        agreed.partner().log(),
        transaction -> {
          contents.mention(stored, content);
          RawPath path = agreed.directory().resolve(name);
          Event event = Event.of(EventType.FILE_PLACED).user(user);
          Document document = placing.place(transaction, agreed.id(), path, stored, event);
          placing.accompany(transaction, agreed.id(), path);
          return Outcome.done(document);
        });
  }
}
