package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.ledger.LogId;

/// What stands in the way of proofs right now, and who wants to know of each new checkpoint. Thread-safe.
@ApplicationScoped
public class EvidenceState {

  private final Map<LogId, String> refusals = new ConcurrentHashMap<>();
  private final List<Consumer<SignedNote>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<LastCheck>> lastCheck =
      new AtomicReference<>(Optional.empty());

  /// Calls the listener after each checkpoint of a log other than `anchor`, on the keeper's thread.
  void onSigned(Consumer<SignedNote> listener) {
    listeners.add(listener);
  }

  void signed(LogId log, SignedNote checkpoint) {
    refusals.remove(log);
    listeners.forEach(listener -> listener.accept(checkpoint));
  }

  /// All that was signed is anchored in time.
  public void anchored() {
    refusals.remove(LogId.ANCHOR);
  }

  /// @return whether that is new
  public boolean refused(LogId log, String why) {
    return !why.equals(refusals.put(log, why));
  }

  /// Why logs are not being signed, by log; empty when all is well.
  public Map<String, String> refusals() {
    Map<String, String> byName = new TreeMap<>();
    refusals.forEach((log, why) -> byName.put(log.value(), why));
    return Collections.unmodifiableMap(byName);
  }

  public void checked(LastCheck check) {
    lastCheck.updateAndGet(before -> Optional.of(before.map(check::after).orElse(check)));
  }

  /// What the check of everything that is stored says; empty until the first one has begun. It survives a restart.
  public Optional<LastCheck> lastCheck() {
    return lastCheck.get();
  }
}
