package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;

/// Puts a document of content that the archive has in a directory of a partner: event, document, directory entry and what belongs to it, in the ledger's transaction.
///
/// It asks no role and no rule: its callers do.
@ApplicationScoped
public class Placing {

  @Inject private EntityManager entities;
  @Inject private DirectoryTree tree;
  @Inject private HandingOver handingOver;

  /// @param event a `file.placed` that says by whom; where and what is added here
  public Document place(
      LedgerTransaction transaction,
      InterfaceId agreed,
      RawPath path,
      StoredContent content,
      Event event) {
    RawName name = path.name().orElseThrow();
    long index =
        transaction.append(
            event
                .path(path.parent().orElseThrow())
                .file(name, content.digest(), content.size())
                .text("interface", agreed.value()));
    Document document =
        new Document(
                new LedgerPosition(transaction.log(), index),
                path,
                Direction.OUTBOUND,
                content,
                transaction.now())
            .of(agreed.value());
    entities.persist(document);
    FileVersion version = FileVersion.document(index, content.digest(), content.size());
    FileAttributes attributes = FileAttributes.ofNewFile(transaction.now());
    tree.place(
        transaction, DirectoryEntry.ofFile(transaction.log(), path, index, version, attributes));
    return document;
  }

  /// Places what belongs to the file at the path: its hash sidecar, where that is agreed. It gets a leaf of its own, so whoever numbers leaves ahead does it last.
  public void accompany(LedgerTransaction transaction, InterfaceId agreed, RawPath path) {
    PartnerInterface sender = entities.find(PartnerInterface.class, agreed.value());
    tree.entry(transaction.log(), path)
        .ifPresent(file -> handingOver.placed(transaction, sender, file));
  }
}
