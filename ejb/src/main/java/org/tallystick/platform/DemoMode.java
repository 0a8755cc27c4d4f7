package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Whether a new installation begins with demo data: only with the embedded database, and unless `TALLYSTICK_DEMO=off`.
@ApplicationScoped
public class DemoMode {

  @Inject private Settings settings;

  public boolean isOn() {
    return settings.enabled("TALLYSTICK_DEMO", true)
        && settings.find("TALLYSTICK_DB_URL").isEmpty();
  }
}
