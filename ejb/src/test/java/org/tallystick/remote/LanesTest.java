package org.tallystick.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.RemoteStep;
import org.tallystick.testkit.Wiring;

class LanesTest {

  private static final RemoteAccess ACCESS =
      new RemoteAccess(
          "acme.own",
          "sftp.acme.example",
          22,
          "tally",
          null,
          null,
          Optional.empty(),
          Optional.empty());
  private static final List<Integer> THINGS = IntStream.range(0, 400).boxed().toList();

  private final FakeServer server = new FakeServer();
  private final RemoteRegister register = new RemoteRegister();
  private final Lanes lanes =
      new Wiring().with(register).with((ThreadFactory) Thread::new).make(Lanes.class);

  private static RemoteSession first() {
    return session(1);
  }

  private static RemoteSession session(int atOnce) {
    return (RemoteSession)
        Proxy.newProxyInstance(
            LanesTest.class.getClassLoader(),
            new Class<?>[] {RemoteSession.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> 1;
                  case "atOnce" -> atOnce;
                  default -> null;
                });
  }

  @Test
  void eachIsTakenOnceBySeveralSessionsAtOnce() throws Exception {
    register.present(server);
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
    Set<Thread> by = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(Lanes.MOST);

    lanes.run(
        first(),
        ACCESS,
        THINGS,
        (session, thing) -> {
          taken.add(thing);
          if (by.add(Thread.currentThread())) {
            all.countDown();
            assertThat(awaits(all)).isTrue();
          }
        });

    assertThat(taken).containsExactlyInAnyOrderElementsOf(THINGS);
    assertThat(by).hasSize(Lanes.MOST);
  }

  @Test
  void aServerThatLetsNobodyElseInIsServedByTheSessionThereIs() throws Exception {
    server.down(true);
    register.present(server);
    List<Integer> taken = new ArrayList<>();

    lanes.run(first(), ACCESS, THINGS, (session, thing) -> taken.add(thing));

    assertThat(taken).isEqualTo(THINGS);
  }

  @Test
  void aFaultEndsAllAndIsTheOneThatIsThrown() {
    register.present(server);
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());

    assertThatThrownBy(() ->
            lanes.run(
                first(),
                ACCESS,
                THINGS,
                (session, thing) -> {
                  taken.add(thing);
                  if (thing == 20) {
                    throw new RemoteFault(
                        RemoteStep.READ, RemoteFault.Reach.SERVER, "read", "nothing", "wait");
                  }
                }))
        .isInstanceOf(RemoteFault.class);
    assertThat(taken).doesNotHaveDuplicates();

    assertThatThrownBy(() ->
            lanes.run(
                first(),
                ACCESS,
                THINGS,
                (session, thing) -> {
                  throw new IOException("our disk");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("our disk");
  }

  @Test
  void overOneSessionAsManyAreTakenAtOnceAsItSays() throws Exception {
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    CyclicBarrier five = new CyclicBarrier(5);
    AtomicInteger now = new AtomicInteger();

    lanes.abreast(
        session(5),
        THINGS,
        (session, thing) -> {
          assertThat(now.incrementAndGet()).isLessThanOrEqualTo(5);
          awaits(five);
          now.decrementAndGet();
          taken.add(thing);
        });

    assertThat(taken).containsExactlyInAnyOrderElementsOf(THINGS);
  }

  @Test
  void overASessionForOneThingAtATimeTheOrderIsKept() throws Exception {
    List<Integer> taken = new ArrayList<>();

    lanes.abreast(session(1), THINGS, (session, thing) -> taken.add(thing));

    assertThat(taken).isEqualTo(THINGS);
  }

  @Test
  void whenItReturnsNobodyUsesTheSessionAnyMore() {
    AtomicInteger under = new AtomicInteger();
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    CyclicBarrier five = new CyclicBarrier(5);

    assertThatThrownBy(() ->
            lanes.abreast(
                session(5),
                THINGS,
                (session, thing) -> {
                  under.incrementAndGet();
                  taken.add(thing);
                  awaits(five);
                  if (thing == 0) {
                    under.decrementAndGet();
                    throw new RemoteFault(
                        RemoteStep.READ, RemoteFault.Reach.SERVER, "read", "nothing", "wait");
                  }
                  pause();
                  under.decrementAndGet();
                }))
        .isInstanceOf(RemoteFault.class);

    assertThat(under).hasValue(0);
    assertThat(taken).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  /// Longer than a fault takes to be noticed.
  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaits(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception alone) {
      throw new AssertionError("not so many at once", alone);
    }
  }

  @Test
  void whoeverIsInterruptedEndsAllAndWaitsForThem() throws Exception {
    AtomicInteger under = new AtomicInteger();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(3);
    Thread lane =
        Thread.ofPlatform()
            .start(() -> {
              try {
                lanes.abreast(
                    session(3),
                    THINGS,
                    (session, thing) -> {
                      under.incrementAndGet();
                      begun.countDown();
                      try {
                        Thread.sleep(10_000);
                      } catch (InterruptedException stops) {
                        throw new IOException("interrupted", stops);
                      } finally {
                        under.decrementAndGet();
                      }
                    });
              } catch (Exception failed) {
                thrown.set(failed);
              }
            });
    assertThat(awaits(begun)).isTrue();

    lane.interrupt();
    lane.join(5_000);

    assertThat(lane.isAlive()).isFalse();
    assertThat(under).hasValue(0);
    assertThat(thrown.get()).isInstanceOf(IOException.class);
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
