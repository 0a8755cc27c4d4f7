package org.tallystick.remote;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteSession;

/// Does the same with each of many things, over several sessions to one server at once and several at once over each, for each round trip is a wait. Thread-safe.
@ApplicationScoped
public class Lanes {

  /// Most sessions at once for one interface.
  static final int MOST = 4;

  /// So many things each further session has to have, to be worth its signing in.
  private static final int WORTH = 4;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ThreadFactory threads;

  @Inject private RemoteRegister register;

  /// What is done with one thing. Its faults end all the lanes.
  @FunctionalInterface
  public interface Step<T> {
    void take(RemoteSession session, T one) throws RemoteFault, IOException;
  }

  /// On return each was taken once, in about the order given, or a fault is thrown and some were not taken.
  ///
  /// @param first a session that is there already
  public <T> void run(RemoteSession first, RemoteAccess access, List<T> things, Step<T> step)
      throws RemoteFault, IOException {
    Work<T> work = new Work<>(things, step);
    List<Thread> further = new ArrayList<>();
    for (int lane = 1; lane < MOST && things.size() >= lane * WORTH + 1; lane++) {
      Thread thread = threads.newThread(() -> further(work, access));
      thread.start();
      further.add(thread);
    }
    work.go(first);
    work.finish(further);
  }

  /// The same over one session, as many at once as that takes; on return nobody uses it any more.
  public <T> void abreast(RemoteSession session, List<T> things, Step<T> step)
      throws RemoteFault, IOException {
    Work<T> work = new Work<>(things, step);
    List<Thread> hands = new ArrayList<>();
    int most = Math.min(things.size(), session.atOnce());
    if (most <= 1) {
      work.go(session);
    } else {
      for (int hand = 0; hand < most; hand++) {
        hands.add(Thread.ofVirtual().start(() -> work.go(session)));
      }
    }
    work.finish(hands);
  }

  /// A server that lets no further session in is served by those there are.
  private <T> void further(Work<T> work, RemoteAccess access) {
    try (RemoteSession session = register.client().open(access)) {
      work.go(session);
    } catch (RemoteFault notLetIn) {
      return;
    }
  }

  /// Things that wait, and the first fault.
  private static final class Work<T> {
    private final Queue<T> waiting;
    private final Step<T> step;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    Work(List<T> things, Step<T> step) {
      this.waiting = new ConcurrentLinkedQueue<>(things);
      this.step = step;
    }

    void go(RemoteSession session) {
      try {
        for (Optional<T> next = next(); next.isPresent(); next = next()) {
          step.take(session, next.get());
        }
      } catch (RemoteFault | IOException | RuntimeException | Error failed) {
        fault.compareAndSet(null, failed);
        stop();
      }
    }

    private Optional<T> next() {
      return Optional.ofNullable(waiting.poll());
    }

    private void stop() {
      waiting.clear();
    }

    /// On return all have ended; whoever is interrupted meanwhile interrupts them.
    void finish(List<Thread> further) throws RemoteFault, IOException {
      Optional<InterruptedException> interrupted = Optional.empty();
      for (int i = 0; i < further.size(); ) {
        try {
          further.get(i).join();
          i++;
        } catch (InterruptedException stops) {
          interrupted = Optional.of(stops);
          stop();
          further.forEach(Thread::interrupt);
        }
      }
      if (interrupted.isPresent()) {
        Thread.currentThread().interrupt();
        throw new IOException("the server stops", interrupted.get());
      }
      rethrow();
    }

    private void rethrow() throws RemoteFault, IOException {
      switch (fault.get()) {
        case null -> {}
        case RemoteFault failed -> throw failed;
        case IOException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }
}
