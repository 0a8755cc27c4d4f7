package org.tallystick.directory;

import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.testkit.Wiring;

/// Puts directories into a tree under test.
public final class TreeFixture {

  private TreeFixture() {}

  public static void makeDirectory(Wiring wiring, LedgerTransaction transaction, RawPath path) {
    long index = transaction.append(Event.of(EventType.DIRECTORY_MADE).path("directory", path));
    wiring
        .make(DirectoryTree.class)
        .place(
            transaction,
            DirectoryEntry.ofDirectory(transaction.log(), path, index, transaction.now()));
  }
}
