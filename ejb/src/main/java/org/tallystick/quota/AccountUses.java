package org.tallystick.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.tallystick.partner.AccountId;

/// People look at what an account may send and has sent.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class AccountUses {

  @Inject private Quotas quotas;
  @Inject private Clock clock;

  public Allowance allowanceOf(AccountId account) {
    return quotas.allowanceOf(account);
  }

  public Usage usageOf(AccountId account) {
    return quotas.usageOf(account, clock.instant());
  }
}
