package org.tallystick.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.enterprise.event.Observes;

/// Sends whoever is not signed in to the sign-in page, and shows nobody a view that is not for their role.
class AccessRules {

  void install(@Observes ServiceInitEvent event) {
    NavigationAccessControl control = new NavigationAccessControl();
    control.setLoginView(SignInView.class);
    event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(control));
  }
}
