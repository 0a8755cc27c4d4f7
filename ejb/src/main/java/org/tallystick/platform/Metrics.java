package org.tallystick.platform;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.DoubleSupplier;

/// The figures of this server, for `/metrics`. Whoever has one registers it here once, while starting.
@ApplicationScoped
public class Metrics {

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Inject private DataDirectory data;

  @PostConstruct
  void begin() {
    JvmMetrics.builder().register(registry);
    gauge(
        "tallystick_data_free_bytes",
        "Bytes the data directory's file system has left.",
        () -> data.root().toFile().getUsableSpace());
  }

  public PrometheusRegistry registry() {
    return registry;
  }

  /// A figure that is asked for whenever somebody looks; `value` is called on any thread.
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }
}
