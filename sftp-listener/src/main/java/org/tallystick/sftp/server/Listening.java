package org.tallystick.sftp.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import org.tallystick.platform.Health;
import org.tallystick.platform.HealthCheck;

/// Whether partners can connect.
@ApplicationScoped
public class Listening implements HealthCheck {

  private volatile BooleanSupplier open = () -> false;

  void tell(BooleanSupplier isOpen) {
    open = isOpen;
  }

  @Override
  public String subject() {
    return "sftp";
  }

  @Override
  public Health look() {
    return open.getAsBoolean()
        ? new Health.Up()
        : new Health.Down("nobody listens on the SFTP port; see the log");
  }
}
