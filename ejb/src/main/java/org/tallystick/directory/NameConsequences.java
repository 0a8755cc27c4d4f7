package org.tallystick.directory;

import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;

/// What else a partner's change of a name does, in the transaction of that change. The archive knows: what was exchanged, what waits, what acknowledges.
public interface NameConsequences {

  /// The event by which a file's name becomes another, complete but for the names.
  Event renaming(PartnerSession session, DirectoryEntry entry);

  /// A file has another name now.
  void renamed(
      LedgerTransaction transaction,
      PartnerSession session,
      PartnerInterface agreed,
      DirectoryEntry before,
      DirectoryEntry after);

  /// The event by which a file's name goes, complete.
  Event removing(PartnerSession session, PartnerInterface agreed, DirectoryEntry entry);

  /// A file's name has gone.
  void removed(LedgerTransaction transaction, PartnerInterface agreed, DirectoryEntry entry);

  /// A directory is about to be shown: what the archive keeps in it is brought up to date.
  void looking(LedgerTransaction transaction, PartnerSession session, RawPath directory);
}
