package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.name.RawPath;
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
    boolean isMistakable =
        !(role instanceof NameRole.PartName) && isNewBesideOthers(transaction, coming.path());
    Arrival arrival =
        role instanceof NameRole.DataFile && rule.when() == PublishWhen.ON_CLOSE
            ? new Arrival.Published(receiving.receive(transaction, coming))
            : hold(transaction, coming, role);
    if (isMistakable) {
      settling.compareNames(
          transaction, coming::cause, tree.entry(transaction.log(), coming.path()).orElseThrow());
    }
    return arrival;
  }

  private boolean isNewBesideOthers(LedgerTransaction transaction, RawPath path) {
    List<DirectoryEntry> alike = tree.alike(transaction.log(), path);
    return !alike.isEmpty() && alike.stream().noneMatch(entry -> entry.path().equals(path));
  }

  private Arrival hold(LedgerTransaction transaction, Coming coming, NameRole role) {
    DirectoryEntry entry = receiving.hold(transaction, coming, role.word());
    return settling
        .arrived(transaction, coming::cause, coming.agreed(), entry, coming.isRenamed())
        .<Arrival>map(Arrival.Published::new)
        .orElseGet(() -> new Arrival.Held(entry));
  }
}
