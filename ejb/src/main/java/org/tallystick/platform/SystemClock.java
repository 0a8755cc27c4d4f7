package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/// The one clock everything asks.
@ApplicationScoped
public class SystemClock {

  @Produces private final Clock clock = Clock.systemUTC();
}
