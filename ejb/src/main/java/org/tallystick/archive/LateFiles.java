package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;

/// Tells both sides, once for each file, of what has waited longer than is usual: a sidecar or a marker whose file never came, a file for which nothing came.
@ApplicationScoped
class LateFiles {

  @Inject private WaitingFiles waiting;
  @Inject private NotedFindings findings;
  @Inject private DirectoryTree tree;
  @Inject private Ledger ledger;

  /// Reads in the caller's transaction; the events ride in the next batches.
  void note() {
    waiting.all().stream()
        .filter(file -> file.state() == HeldFile.State.LATE)
        .filter(file -> !findings.has(file.held(), Finding.Code.WAITS_TOO_LONG))
        .forEach(this::note);
  }

  private void note(HeldFile file) {
    ledger.appendLater(
        file.held().log(),
        transaction -> {
          tree.lastShowing(file.held())
              .filter(entry -> entry.to() == DirectoryEntry.STILL_VALID && entry.isHeld())
              .ifPresent(entry ->
                  transaction.append(
                      new Finding(
                              Finding.Code.WAITS_TOO_LONG,
                              entry,
                              file.why(),
                              "that within " + waiting.patience(),
                              entry.path())
                          .event(Event::of)));
          return transaction.size();
        });
  }
}
