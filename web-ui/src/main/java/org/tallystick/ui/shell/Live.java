package org.tallystick.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tallystick.ledger.CommitFeed;

/// Keeps a screen up to date with the ledger: when it grows, the browser is told, and asks again as the person who looks at it.
public final class Live {

  private Live() {}

  /// Runs `refresh` soon after each growth of the ledger, for as long as the component is shown.
  public static void follow(Component component, CommitFeed feed, Command refresh) {
    component.addAttachListener(
        attach -> {
          UI ui = attach.getUI();
          AtomicBoolean told = new AtomicBoolean();
          Runnable end =
              feed.subscribe(
                  committed -> {
                    if (told.compareAndSet(false, true)) {
                      ui.access(() -> tell(component, told, refresh));
                    }
                  });
          component.addDetachListener(
              detach -> {
                end.run();
                detach.unregisterListener();
              });
        });
  }

  /// The browser's answer is a request of its own, with the person's identity.
  private static void tell(Component component, AtomicBoolean told, Command refresh) {
    component
        .getElement()
        .executeJs("return new Promise(done => setTimeout(() => done(true), 250))")
        .then(
            Boolean.class,
            answered -> {
              told.set(false);
              refresh.execute();
            },
            failed -> told.set(false));
  }
}
