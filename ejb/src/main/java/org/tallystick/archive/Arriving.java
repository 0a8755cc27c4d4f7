package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;

/// Applies the interface's publication rule to a file that has come: an exchange now, or held. In the ledger's transaction.
@ApplicationScoped
class Arriving {

  @Inject private DirectoryTree tree;
  @Inject private Receiving receiving;
  @Inject private Settling settling;

  Arrival arrive(LedgerTransaction transaction, Coming coming) {
    PublicationRule rule = coming.agreed().rules().publication();
    NameRole role = rule.decide(coming.path().name().orElseThrow());
    boolean isNew = tree.entry(transaction.log(), coming.path()).isEmpty();
    Arrival arrival =
        role instanceof NameRole.DataFile && rule.when() == PublishWhen.ON_CLOSE
            ? new Arrival.Published(receiving.receive(transaction, coming))
            : hold(transaction, coming, role);
    if (isNew && !(role instanceof NameRole.PartName)) {
      settling.compareNames(
          transaction, coming::cause, tree.entry(transaction.log(), coming.path()).orElseThrow());
    }
    return arrival;
  }

  private Arrival hold(LedgerTransaction transaction, Coming coming, NameRole role) {
    DirectoryEntry entry = receiving.hold(transaction, coming, role.word());
    return settling
        .arrived(transaction, coming::cause, coming.agreed(), entry, coming.isRenamed())
        .<Arrival>map(Arrival.Published::new)
        .orElseGet(() -> new Arrival.Held(entry));
  }
}
