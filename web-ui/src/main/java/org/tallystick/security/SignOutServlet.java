package org.tallystick.security;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Ends the person's session. A link of another site does not.
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!SameOrigin.holds(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    ScreenSession.end(request, "signed out");
    response.setHeader("Location", "/login");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doPost(request, response);
  }
}
