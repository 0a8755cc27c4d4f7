package org.tallystick.partner;

import java.util.Optional;

/// What {@link Credentials} found.
public sealed interface CredentialCheck {

  /// @param how `key SHA256:…` or `password`, for the log
  record Known(AccountId account, PartnerId partner, String how) implements CredentialCheck {}

  /// The client is told only that it was refused; the reason is for the log.
  ///
  /// @param account whom it was tried for, when there is such a login
  record Refused(Reason reason, Optional<AccountId> account, Optional<PartnerId> partner)
      implements CredentialCheck {}

  enum Reason {
    UNKNOWN_LOGIN,
    UNKNOWN_KEY,
    EXPIRED_KEY,
    WRONG_PASSWORD,
    WRONG_SIGNATURE,
    TOO_MANY_SESSIONS,
    DISABLED,
    /// The account does not sign in from there.
    FOREIGN_ADDRESS,
    /// The connection uses algorithms that need an exception, which the account has not.
    WEAK_ALGORITHMS,
    /// No authority of the account's signed the certificate, or it names no principal of the account's.
    UNKNOWN_CERTIFICATE,
    REVOKED_CERTIFICATE,
    /// Out of its time, with an option that is not known, or not signed by who it says.
    INVALID_CERTIFICATE
  }

  static Refused refused(Reason reason, Optional<Account> account) {
    return new Refused(reason, account.map(Account::id), account.map(Account::partner));
  }
}
