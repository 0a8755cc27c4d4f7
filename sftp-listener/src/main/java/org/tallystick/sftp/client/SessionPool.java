package org.tallystick.sftp.client;

import static org.tallystick.remote.client.RemoteFault.Reach.SERVER;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteStep;

/// Sessions that are open, by server: at most so many at a time, and those nobody uses end after a while. Thread-safe.
final class SessionPool {

  private final Limits limits;

  // guarded by this
  private final Map<String, Deque<Rested>> resting = new HashMap<>();
  private final Map<String, Semaphore> rooms = new HashMap<>();
  private final Map<String, Integer> lives = new HashMap<>();

  SessionPool(Limits limits) {
    this.limits = limits;
  }

  /// Makes a session when none rests.
  @FunctionalInterface
  interface Maker {
    Opened make() throws RemoteFault;
  }

  private record Rested(Opened opened, int signature, long since) {}

  /// A session in use.
  record Lent(Opened opened, String id, int signature, int life) {}

  Lent take(RemoteAccess access, Maker maker) throws RemoteFault {
    String id = access.id();
    int signature = signature(access);
    if (!isRoom(id)) {
      throw new RemoteFault(
          RemoteStep.CONNECT,
          SERVER,
          "reach " + access,
          limits.sessions() + " sessions are in use and none was given back in " + limits.answer(),
          "wait; when it stays so, fetch less often or with fewer interfaces");
    }
    try {
      int life = life(id);
      Opened rested = rested(id, signature);
      return new Lent(rested == null ? maker.make() : rested, id, signature, life);
    } catch (RemoteFault | RuntimeException failed) {
      room(id).release();
      throw failed;
    }
  }

  /// @param usable whether it may be used again
  void giveBack(Lent lent, boolean usable) {
    boolean kept = usable && lent.opened().isOpen() && rest(lent);
    if (!kept) {
      lent.opened().close();
    }
    room(lent.id()).release();
  }

  private synchronized boolean rest(Lent lent) {
    if (lives.getOrDefault(lent.id(), 0) != lent.life()) {
      return false;
    }
    resting
        .computeIfAbsent(lent.id(), none -> new ArrayDeque<>())
        .addLast(new Rested(lent.opened(), lent.signature(), System.nanoTime()));
    return true;
  }

  private synchronized @Nullable Opened rested(String id, int signature) {
    Deque<Rested> waiting = resting.getOrDefault(id, new ArrayDeque<>());
    while (!waiting.isEmpty()) {
      Rested last = waiting.removeLast();
      if (last.signature() == signature && last.opened().isOpen() && !isStale(last)) {
        return last.opened();
      }
      last.opened().close();
    }
    return null;
  }

  private boolean isStale(Rested rested) {
    return System.nanoTime() - rested.since() > limits.idle().toNanos();
  }

  /// Ends those that have rested long enough.
  synchronized void sweep() {
    resting
        .values()
        .forEach(waiting ->
            waiting.removeIf(rested -> {
              boolean over = isStale(rested) || !rested.opened().isOpen();
              if (over) {
                rested.opened().close();
              }
              return over;
            }));
  }

  /// Ends what rests, and what is in use when it is given back.
  synchronized void forget(String id) {
    lives.merge(id, 1, Integer::sum);
    Deque<Rested> waiting = resting.remove(id);
    if (waiting != null) {
      waiting.forEach(rested -> rested.opened().close());
    }
  }

  private boolean isRoom(String id) {
    try {
      return room(id).tryAcquire(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Semaphore room(String id) {
    return rooms.computeIfAbsent(id, none -> new Semaphore(limits.sessions()));
  }

  private synchronized int life(String id) {
    return lives.getOrDefault(id, 0);
  }

  /// Whoever is reached otherwise needs another session.
  private static int signature(RemoteAccess access) {
    return Objects.hash(
        access.host(),
        access.port(),
        access.login(),
        access.pinned(),
        access.via().map(SessionPool::signature));
  }
}
