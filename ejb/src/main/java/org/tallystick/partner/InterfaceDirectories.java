package org.tallystick.partner;

import org.tallystick.ledger.LedgerTransaction;

/// Makes the directories an interface names, in the partner's tree.
public interface InterfaceDirectories {

  /// Makes the interface's directory and those above it where they are missing. Repeatable.
  void make(LedgerTransaction transaction, PartnerInterface agreed);
}
