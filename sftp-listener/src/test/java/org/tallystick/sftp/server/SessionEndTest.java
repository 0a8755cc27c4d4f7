package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SessionEndTest {

  private final AtomicInteger recorded = new AtomicInteger();
  private final SessionEnd end = new SessionEnd(reason -> recorded.incrementAndGet());

  @Test
  void a_connection_without_a_channel_ends_when_it_is_over() {
    end.leave();

    assertThat(recorded).hasValue(1);
  }

  @Test
  void a_connection_that_is_torn_ends_after_its_channels() {
    end.join();
    end.join();

    end.leave();
    end.leave();
    assertThat(recorded).hasValue(0);
    end.leave();

    assertThat(recorded).hasValue(1);
  }

  @RepeatedTest(50)
  void whoever_leaves_last_records_it_once() throws InterruptedException {
    int channels = 8;
    CountDownLatch gone = new CountDownLatch(channels);
    for (int i = 0; i < channels; i++) {
      end.join();
      Thread.ofVirtual()
          .start(() -> {
            end.leave();
            gone.countDown();
          });
    }

    end.leave();
    gone.await();

    assertThat(recorded).hasValue(1);
  }
}
