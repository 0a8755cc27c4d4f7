package org.tallystick.health;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tallystick.platform.Metrics;
import org.tallystick.security.ApiCaller;

/// `/metrics`, for Prometheus (`HLT-2`).
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Metrics metrics;

  private final transient ExpositionFormats formats = ExpositionFormats.init();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    switch (MetricsReader.judge(ApiCaller.of(request), LoopbackCaller.made(request))) {
      case ADMITTED -> write(request, response);
      case UNKNOWN -> {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Tallystick\", charset=\"UTF-8\"");
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      }
      case REFUSED -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ExpositionFormatWriter writer = formats.findWriter(request.getHeader("Accept"));
    response.setContentType(writer.getContentType());
    writer.write(response.getOutputStream(), metrics.registry().scrape());
  }
}
