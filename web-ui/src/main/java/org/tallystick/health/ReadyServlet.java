package org.tallystick.health;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.tallystick.platform.Health;

/// `/health/ready`: 200 when the server serves, 503 and the reasons when it does not.
@WebServlet("/health/ready")
public class ReadyServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Readiness readiness;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Health> seen = readiness.look();
    boolean up = seen.values().stream().allMatch(Health.Up.class::isInstance);
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().print(describe(up, seen));
  }

  /// Such as `{"status":"down","checks":{"database":{"status":"down","reason":"…"},"ledger":{"status":"up"}}}`.
  static String describe(boolean up, Map<String, Health> seen) {
    JsonObjectBuilder checks = Json.createObjectBuilder();
    seen.forEach((subject, health) ->
        checks.add(
            subject,
            switch (health) {
              case Health.Up() -> Json.createObjectBuilder().add("status", "up");
              case Health.Down(String reason) ->
                  Json.createObjectBuilder().add("status", "down").add("reason", reason);
            }));
    return Json.createObjectBuilder()
        .add("status", up ? "up" : "down")
        .add("checks", checks)
        .build()
        .toString();
  }
}
