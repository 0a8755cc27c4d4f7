package org.tallystick.security;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.tallystick.user.SignIn;
import org.tallystick.user.SignInOutcome;
import org.tallystick.user.SignedIn;

/// Takes the sign-in form.
@WebServlet("/sign-in")
public class SignInServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB private transient SignIn signIn;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!SameOrigin.holds(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String name = Optional.ofNullable(request.getParameter("username")).orElse("");
    String password = Optional.ofNullable(request.getParameter("password")).orElse("");
    String next =
        switch (signIn.withPassword(name, password, SignInMechanism.peer(request))) {
          case SignedIn who -> {
            ScreenSession.begin(request, who);
            yield LocalPath.orHome(request.getParameter("next"));
          }
          case SignInOutcome.Refused() -> "/login?error";
          case SignInOutcome.HeldOff(Duration pause) ->
              "/login?error=held-off&minutes=" + (pause.toMinutes() + 1);
        };
    response.setHeader("Location", next);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Location", "/login");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }
}
