package org.tallystick.sftp.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.partner.AccountId;

/// How many signed-in sessions each account has whose end is not recorded yet, and at most may have (SRV-3). Thread-safe.
final class OpenSessions {

  private final int most;
  private final Map<AccountId, Integer> byAccount = new ConcurrentHashMap<>();

  /// @param most sessions one account may have at a time
  OpenSessions(int most) {
    this.most = most;
  }

  /// @return false, and nothing is counted, when the account has as many as it may have
  boolean admit(AccountId account) {
    int[] admitted = {0};
    byAccount.compute(
        account,
        (id, count) -> {
          int now = count == null ? 0 : count;
          admitted[0] = now < most ? 1 : 0;
          return now + admitted[0] == 0 ? null : Integer.valueOf(now + admitted[0]);
        });
    return admitted[0] == 1;
  }

  void over(AccountId account) {
    byAccount.computeIfPresent(
        account, (id, count) -> count == 1 ? null : Integer.valueOf(count - 1));
  }

  boolean isEmpty() {
    return byAccount.isEmpty();
  }

  int most() {
    return most;
  }
}
