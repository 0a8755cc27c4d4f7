package org.tallystick.remote.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.ledger.LedgerPosition;

/// Files that are on record as tried, while they are tried, several at once. Thread-safe.
final class Tried {

  private final List<Begun> all;
  private final Set<LedgerPosition> touched = ConcurrentHashMap.newKeySet();
  private final Map<LedgerPosition, Outcome> ended = new ConcurrentHashMap<>();

  /// @param mayBeThere whether an earlier attempt may have left some or all of it
  record Begun(Bringing.Load load, boolean mayBeThere) {

    private LedgerPosition document() {
      return load.file().document();
    }
  }

  Tried(List<Begun> all) {
    this.all = List.copyOf(all);
  }

  List<Begun> all() {
    return all;
  }

  /// From now on some of it may be there.
  void begins(Bringing.Load load) {
    touched.add(load.file().document());
  }

  void ended(Outcome outcome) {
    ended.put(outcome.load().file().document(), outcome);
  }

  /// In order. Of those that were under way when the server ended, it is held against the first only.
  List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    boolean hasEnded = false;
    for (Begun file : all) {
      Outcome outcome = ended.get(file.document());
      if (outcome != null && !(hasEnded && outcome.isEndOfServer())) {
        hasEnded |= outcome.isEndOfServer();
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  /// Of these nothing is there.
  List<LedgerPosition> untouched() {
    return all.stream()
        .filter(file -> !file.mayBeThere() && !touched.contains(file.document()))
        .map(Begun::document)
        .toList();
  }
}
