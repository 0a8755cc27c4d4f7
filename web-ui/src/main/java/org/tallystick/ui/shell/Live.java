package org.tallystick.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tallystick.ledger.CommitFeed;

/// Keeps a screen up to date with the ledger: when it grows, the browser is told, and asks again as the person who looks at it.
@ApplicationScoped
public class Live {

  private static final Duration USUAL_PAUSE = Duration.ofMillis(250);

  @Inject private CommitFeed feed;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  /// Runs `refresh` soon after each growth of the ledger, four times a second at most, for as long as the component is shown.
  public void follow(Component component, Command refresh) {
    follow(component, USUAL_PAUSE, refresh);
  }

  /// The same, no sooner than `pause` after the last time: for what costs more to ask than it changes. Every log grows at least once a minute.
  public void follow(Component component, Duration pause, Command refresh) {
    component.addAttachListener(attach -> {
      UI ui = attach.getUI();
      AtomicBoolean told = new AtomicBoolean();
      Runnable end =
          feed.subscribe(committed -> {
            if (told.compareAndSet(false, true)) {
              handOver(() -> tell(ui, component, pause, told, refresh), told);
            }
          });
      component.addDetachListener(detach -> {
        end.run();
        detach.unregisterListener();
      });
    });
  }

  /// The ledger's thread has other things to do than to wait for a screen.
  private void handOver(Runnable task, AtomicBoolean told) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException stopping) {
      told.set(false);
    }
  }

  /// The browser's answer is a request of its own, with the person's identity.
  private static void tell(
      UI ui, Component component, Duration pause, AtomicBoolean told, Command refresh) {
    try {
      ui.access(() ->
          component
              .getElement()
              .executeJs(
                  "return new Promise(done => setTimeout(() => done(true), $0))",
                  (int) pause.toMillis())
              .then(
                  Boolean.class,
                  answered -> {
                    told.set(false);
                    refresh.execute();
                  },
                  failed -> told.set(false)));
    } catch (UIDetachedException gone) {
      told.set(false);
    }
  }
}
