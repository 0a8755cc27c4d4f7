package org.tallystick.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.event.Observes;

/// Sends whoever is not signed in to the sign-in page, shows nobody a view that is not for their role, and says calmly what went wrong.
class AccessRules {

  void install(@Observes ServiceInitEvent event) {
    NavigationAccessControl control = new NavigationAccessControl();
    control.setLoginView(SignInView.class);
    event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(control));
    event
        .getSource()
        .addSessionInitListener(init -> init.getSession().setErrorHandler(new Faults()));
  }
}
