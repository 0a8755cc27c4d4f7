package org.tallystick.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.VaadinSession;
import jakarta.ejb.EJBAccessException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.platform.StorageFaults;

/// What a person is told when something failed: what it means for them and what to do, never how the program looks inside. The log has the rest.
class Faults implements ErrorHandler {

  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(Faults.class.getName());
  private static final int SHOWN_MILLIS = 8000;

  /// @param what in one sentence
  /// @param next what to do
  record Words(String what, String next) {}

  @Override
  public void error(ErrorEvent event) {
    Words words = told(event.getThrowable());
    UI ui = UI.getCurrent();
    if (ui != null && VaadinSession.getCurrent() != null) {
      Notification note =
          Notification.show(
              words.what() + " " + words.next(), SHOWN_MILLIS, Notification.Position.TOP_CENTER);
      note.addThemeVariants(NotificationVariant.LUMO_ERROR);
    }
  }

  /// Puts it into the log and into words.
  static Words told(Throwable fault) {
    if (among(fault, EJBAccessException.class)) {
      return new Words(
          "This is not for your role.",
          "Ask an administrator, or somebody who has the role, to do it.");
    }
    if (among(fault, LedgerFault.class) || StorageFaults.isOfDatabase(fault)) {
      LOGGER.log(Level.SEVERE, "TLY-0403 screens: the database did not answer", fault);
      return new Words(
          "The archive's database does not answer now; nothing was changed.",
          "Try again in a minute. If it stays so, tell the operator.");
    }
    LOGGER.log(Level.SEVERE, "TLY-0402 screens: a request failed", fault);
    return new Words(
        "This could not be done.",
        "Try again. If it stays so, tell the operator when it happened; the server's log says why.");
  }

  private static boolean among(Throwable fault, Class<? extends Throwable> kind) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(kind::isInstance);
  }
}
