package org.tallystick.ui.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tallystick.platform.StorageFaults;

/// What a browser gets instead of the server's own error page (`web.xml`): what is wrong and what to do, without anything of the inside.
@WebServlet("/problem")
public class ProblemPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%1$s · Tallystick</title>
      <style>
      html { color-scheme: light dark; }
      body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 1.5rem; box-sizing: border-box;
        background: light-dark(#fbfaf7, #15191a); color: light-dark(#1d2526, #e4e8e6); font: 1rem/1.6 "Inter", "Segoe UI", system-ui, sans-serif; }
      main { max-width: 32rem; }
      h1 { font-size: 1.375rem; font-weight: 600; margin: 0 0 .5rem; }
      p { margin: 0 0 1rem; }
      a { color: light-dark(#1f5f5b, #6fbfb6); text-underline-offset: .15em; }
      </style>
      </head>
      <body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">Try again</a></p></main></body>
      </html>
      """;

  /// @param status what the answer gets
  private record Words(int status, String title, String advice) {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Words words = words(request);
    response.setStatus(words.status());
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getOutputStream()
        .write(PAGE.formatted(words.title(), words.advice()).getBytes(StandardCharsets.UTF_8));
  }

  private static Words words(HttpServletRequest request) {
    Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (fault instanceof Throwable thrown && StorageFaults.isOfDatabase(thrown)) {
      return new Words(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "The database cannot be reached",
          "Nothing is lost: what was acknowledged is safe, and nothing new is accepted until the database is back. "
              + "Try again in a minute. If it stays so, tell your administrator; /health/ready and the server's log say more.");
    }
    return switch (status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND) {
      case HttpServletResponse.SC_NOT_FOUND ->
          new Words(
              HttpServletResponse.SC_NOT_FOUND,
              "There is no such page",
              "The address may be mistyped, or the page may have moved.");
      case HttpServletResponse.SC_FORBIDDEN ->
          new Words(
              HttpServletResponse.SC_FORBIDDEN,
              "This is not for you to see",
              "Sign in as somebody with the right role, or ask your administrator for it.");
      case HttpServletResponse.SC_SERVICE_UNAVAILABLE ->
          new Words(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE,
              "Tallystick is starting or stopping",
              "Try again in a moment.");
      default ->
          new Words(
              HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
              "Something went wrong on our side",
              "It is in the server's log with the time it happened. Try again; if it happens again, tell your administrator what you did.");
    };
  }
}
