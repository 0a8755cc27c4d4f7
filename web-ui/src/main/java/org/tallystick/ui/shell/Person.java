package org.tallystick.ui.shell;

import com.vaadin.flow.server.VaadinRequest;
import java.security.Principal;
import java.util.Arrays;
import org.tallystick.user.Role;

/// Who looks at the screen. It decides what is offered, not what is allowed: that the use cases do.
public final class Person {

  private Person() {}

  /// Empty when nobody is signed in.
  static String name() {
    VaadinRequest request = VaadinRequest.getCurrent();
    Principal principal = request == null ? null : request.getUserPrincipal();
    return principal == null ? "" : principal.getName();
  }

  public static boolean isAny(Role... roles) {
    VaadinRequest request = VaadinRequest.getCurrent();
    return request != null
        && Arrays.stream(roles).anyMatch(role -> request.isUserInRole(role.word()));
  }

  /// Whether they write down business documents and link files.
  public static boolean links() {
    return isAny(Role.BUSINESS, Role.OPERATOR, Role.ADMINISTRATOR);
  }

  /// Whether they set up partners and people.
  public static boolean administers() {
    return isAny(Role.ADMINISTRATOR);
  }
}
