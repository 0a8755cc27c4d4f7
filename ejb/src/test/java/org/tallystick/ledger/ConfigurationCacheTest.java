package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConfigurationCacheTest {

  private final CommitFeed feed = new CommitFeed();
  private final AtomicInteger configured = new AtomicInteger(1);
  private final ConfigurationCache<String, Integer> cache = new ConfigurationCache<>();

  ConfigurationCacheTest() {
    cache.follow(feed);
  }

  private int asked() {
    return cache.get("one", key -> configured.get());
  }

  private void change(LogId log) {
    configured.incrementAndGet();
    feed.announce(new Committed(log, configured.get()));
  }

  @Test
  void an_answer_is_kept_until_the_configuration_changes() {
    assertThat(asked()).isEqualTo(1);

    change(new LogId("acme"));
    assertThat(asked()).isEqualTo(1);

    change(LogId.SYSTEM);
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void an_answer_read_while_the_configuration_changed_is_not_kept() {
    int overtaken =
        cache.get(
            "one",
            key -> {
              int read = configured.get();
              change(LogId.SYSTEM);
              return read;
            });

    assertThat(overtaken).isEqualTo(1);
    assertThat(asked()).isEqualTo(2);
  }
}
