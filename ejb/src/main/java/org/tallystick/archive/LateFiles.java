package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;

/// Goes through what waits. What has done what it is for waits no longer; of what has waited longer than is usual both sides are told, once for each file: a sidecar or a
/// marker whose file never came, a file for which nothing came.
@ApplicationScoped
class LateFiles {

  /// Of each log at a time; the next time goes on from there, so that files left behind for ever do not hide others.
  private static final int PORTION = 1_000;

  private static final long BEGINNING = -1;

  private final Map<LogId, Long> places = new ConcurrentHashMap<>();
  @Inject private WaitingFiles waiting;
  @Inject private NotedFindings findings;
  @Inject private DirectoryTree tree;
  @Inject private Ledger ledger;

  /// Looks in the caller's transaction; the events ride in the next batches.
  void note() {
    tree.logsThatWait().forEach(this::note);
  }

  private void note(LogId log) {
    List<DirectoryEntry> portion =
        tree.waitingAfter(log, places.getOrDefault(log, BEGINNING), PORTION);
    portion.forEach(this::look);
    places.put(log, portion.size() < PORTION ? BEGINNING : portion.getLast().from());
  }

  private void look(DirectoryEntry entry) {
    Optional<HeldFile> described = waiting.describe(entry);
    if (described.isEmpty()) {
      tree.settle(entry);
    }
    described
        .filter(file -> file.state() == HeldFile.State.LATE)
        .filter(file -> !findings.has(file.held(), Finding.Code.WAITS_TOO_LONG))
        .ifPresent(this::note);
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
