package org.tallystick.ledger;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.platform.Metrics;

/// What the ledger has written, how fast, and what it could not write.
@ApplicationScoped
class LedgerMetrics {

  private static final double NANOS_IN_A_SECOND = Duration.ofSeconds(1).toNanos();

  @Inject private Metrics metrics;

  private Histogram batches;
  private Counter events;
  private Counter failures;
  private Gauge sizes;

  @PostConstruct
  void begin() {
    PrometheusRegistry registry = metrics.registry();
    batches =
        Histogram.builder()
            .name("tallystick_ledger_batch_seconds")
            .help("Time from a batch's begin until it is durable.")
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .register(registry);
    events =
        Counter.builder()
            .name("tallystick_events_total")
            .help("Durable events, by type.")
            .labelNames("type")
            .register(registry);
    failures =
        Counter.builder()
            .name("tallystick_ledger_failures_total")
            .help("Attempts that were not written.")
            .register(registry);
    sizes =
        Gauge.builder()
            .name("tallystick_log_size")
            .help("Leaves of a log.")
            .labelNames("log")
            .register(registry);
  }

  void durable(LogId log, long size, List<EventType> types, long nanos) {
    batches.observe(nanos / NANOS_IN_A_SECOND);
    types.forEach(type -> events.labelValues(type.word()).inc());
    sizes.labelValues(log.value()).set(size);
  }

  void failed() {
    failures.inc();
  }
}
