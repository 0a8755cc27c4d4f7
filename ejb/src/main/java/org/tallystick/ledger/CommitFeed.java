package org.tallystick.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Tells whoever follows the ledger that it has grown: the search index, open screens.
///
/// Listeners are called before those who appended are answered, on the ledger's thread, and must only hand over: set a flag, wake a thread. What they miss (another node's commits, a restart) they find by
/// their own cursor, so nothing depends on being told.
@ApplicationScoped
public class CommitFeed {

  private static final Logger LOGGER = Logger.getLogger(CommitFeed.class.getName());

  private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();

  /// @return what ends the subscription
  public Runnable subscribe(Consumer<Committed> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void announce(Committed committed) {
    for (Consumer<Committed> listener : listeners) {
      try {
        listener.accept(committed);
      } catch (RuntimeException failed) {
        LOGGER.log(
            Level.WARNING, "TLY-0113 log " + committed.log() + ": a listener failed", failed);
      }
    }
  }
}
