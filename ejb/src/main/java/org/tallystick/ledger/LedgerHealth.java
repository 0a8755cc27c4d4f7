package org.tallystick.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tallystick.platform.Health;
import org.tallystick.platform.HealthCheck;

/// Whether events are taken: without that nothing may be done.
@ApplicationScoped
public class LedgerHealth implements HealthCheck {

  @Inject private Ledger ledger;

  @Override
  public String subject() {
    return "ledger";
  }

  @Override
  public Health look() {
    return ledger.isServing()
        ? new Health.Up()
        : new Health.Down("takes no events; see the log and start the server again");
  }
}
