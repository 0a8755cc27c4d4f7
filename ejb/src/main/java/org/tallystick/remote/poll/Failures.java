package org.tallystick.remote.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.InterfaceId;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;

/// Puts on record what could not be done with a file, and when it is tried again: after as many tries as are agreed a person is asked (REM-7).
@ApplicationScoped
class Failures {

  @Inject private SeenFiles seen;
  @Inject private Ledger ledger;

  /// @return when it is tried again; empty when nobody does by himself, be it that a person left it alone meanwhile, or it is not there any more
  Optional<Instant> note(Here here, RemoteEntry entry, RemoteFault fault) {
    InterfaceId id = here.job().agreed().id();
    return ledger.append(
        here.job().log(),
        transaction -> {
          Optional<SeenFile> known = seen.find(id, entry.name());
          if (known.filter(file -> !file.tries().gaveUp()).isEmpty()) {
            return Optional.empty();
          }
          SeenFile.Tries tries =
              known
                  .get()
                  .tries()
                  .failedAgain(here.job().terms(), transaction.now(), fault.isOfPath());
          seen.failed(id, entry.name(), tries, fault.sentence());
          transaction.append(
              here.job()
                  .where(Event.of(EventType.REMOTE_FAILED), here.path(entry.name()))
                  .text("interface", id.value())
                  .integer("listed", here.listed())
                  .text("here", known.get().isCurrent() ? "yes" : "no")
                  .integer("attempt", tries.failed())
                  .text("reason", fault.sentence())
                  .text("final", tries.gaveUp() ? "yes" : "no"));
          return tries.next().filter(next -> !tries.gaveUp());
        });
  }
}
