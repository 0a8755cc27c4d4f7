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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
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
    return (RemoteSession)
        Proxy.newProxyInstance(
            LanesTest.class.getClassLoader(),
            new Class<?>[] {RemoteSession.class},
            (proxy, method, arguments) -> method.getName().equals("hashCode") ? 1 : null);
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

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
