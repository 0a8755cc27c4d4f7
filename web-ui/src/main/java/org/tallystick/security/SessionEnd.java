package org.tallystick.security;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.tallystick.user.SignIn;

/// Logs the end of a person's session, whether they signed out, were signed out or went away.
@WebListener
public class SessionEnd implements HttpSessionListener {

  @EJB private SignIn signIn;

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    ScreenSession.find(event.getSession())
        .ifPresent(who -> signIn.signOut(who, ScreenSession.reason(event.getSession())));
  }
}
