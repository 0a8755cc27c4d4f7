package org.tallystick.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.InterfaceDirectories;
import org.tallystick.partner.PartnerInterface;

@ApplicationScoped
class MadeDirectories implements InterfaceDirectories {

  @Inject private DirectoryTree tree;

  @Override
  public void make(LedgerTransaction transaction, PartnerInterface agreed) {
    RawPath path = RawPath.ROOT;
    for (RawName name : agreed.directory().names()) {
      path = path.resolve(name);
      if (!tree.isDirectory(transaction.log(), path)) {
        long index =
            transaction.append(
                Event.of(EventType.DIRECTORY_MADE)
                    .path("directory", path)
                    .text("interface", agreed.id().value()));
        tree.place(
            transaction,
            DirectoryEntry.ofDirectory(transaction.log(), path, index, transaction.now()));
      }
    }
  }
}
