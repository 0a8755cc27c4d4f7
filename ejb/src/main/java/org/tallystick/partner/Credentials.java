package org.tallystick.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.platform.PasswordHash;

/// Who knocks: checks a login with a public key or a password. It decides and logs nothing; {@link org.tallystick.access.SessionLog} records the result.
@Stateless
@RolesAllowed("partner")
public class Credentials {

  /// No account has this id.
  private static final String NOBODY = "";

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;
  @Inject private WeakExceptions weak;

  /// Asks the database the same of every login, known or not.
  ///
  /// @param blob the public key in SSH wire form; the caller has verified, or will, that the client holds its private half
  public CredentialCheck check(String login, byte[] blob, Approach approach) {
    Optional<Account> account = account(login);
    String owner = account.map(known -> known.id().value()).orElse(NOBODY);
    Optional<AccountKey> key =
        Optional.ofNullable(
                entities.find(
                    AccountKey.class, new AccountKey.Id(owner, PublicKeyText.fingerprint(blob))))
            .filter(found -> Arrays.equals(found.blob(), blob));
    if (account.isEmpty()) {
      return CredentialCheck.refused(CredentialCheck.Reason.UNKNOWN_LOGIN, Optional.empty());
    }
    if (key.isEmpty() || key.get().removedAt().isPresent()) {
      return CredentialCheck.refused(CredentialCheck.Reason.UNKNOWN_KEY, account);
    }
    if (!key.get().usableAt(clock.instant())) {
      return CredentialCheck.refused(CredentialCheck.Reason.EXPIRED_KEY, account);
    }
    return enabled(account.get(), "key " + key.get().fingerprint(), approach);
  }

  /// Takes the same time for every login, known or not.
  public CredentialCheck check(String login, String password, Approach approach) {
    Optional<Account> account = account(login);
    boolean matches =
        PasswordHash.matches(
            account.flatMap(Account::passwordHash).map(PasswordHash::new), password);
    if (account.isEmpty()) {
      return CredentialCheck.refused(CredentialCheck.Reason.UNKNOWN_LOGIN, Optional.empty());
    }
    return matches
        ? enabled(account.get(), "password", approach)
        : CredentialCheck.refused(CredentialCheck.Reason.WRONG_PASSWORD, account);
  }

  /// A certificate whose form, validity, options and signature the caller has checked: its authority must be one of the account's, and a principal too.
  public CredentialCheck check(String login, UserCertificate certificate, Approach approach) {
    Optional<Account> account = account(login);
    String owner = account.map(known -> known.id().value()).orElse(NOBODY);
    Optional<AccountAuthority> authority =
        Optional.ofNullable(
                entities.find(
                    AccountAuthority.class,
                    new AccountAuthority.Id(owner, certificate.authority())))
            .filter(found -> found.vouchesFor(certificate));
    boolean revoked = isRevoked(certificate);
    if (account.isEmpty()) {
      return CredentialCheck.refused(CredentialCheck.Reason.UNKNOWN_LOGIN, Optional.empty());
    }
    if (authority.isEmpty()) {
      return CredentialCheck.refused(CredentialCheck.Reason.UNKNOWN_CERTIFICATE, account);
    }
    return revoked
        ? CredentialCheck.refused(CredentialCheck.Reason.REVOKED_CERTIFICATE, account)
        : enabled(account.get(), certificate.words(), approach);
  }

  private boolean isRevoked(UserCertificate certificate) {
    return certificate.names().stream()
        .map(name -> new RevokedCertificate.Id(certificate.authority(), name))
        .anyMatch(id -> entities.find(RevokedCertificate.class, id) != null);
  }

  /// Whether a connection from the address is offered weak algorithms: some account has an exception for it now.
  public boolean mayBeWeak(InetAddress address) {
    return weak.holdsFor(address);
  }

  private CredentialCheck enabled(Account account, String how, Approach approach) {
    if (account.disabled()) {
      return CredentialCheck.refused(CredentialCheck.Reason.DISABLED, Optional.of(account));
    }
    if (!account.addresses().admits(approach.address())) {
      return CredentialCheck.refused(CredentialCheck.Reason.FOREIGN_ADDRESS, Optional.of(account));
    }
    if (approach.weak() && !account.mayBeWeakAt(clock.instant())) {
      return CredentialCheck.refused(CredentialCheck.Reason.WEAK_ALGORITHMS, Optional.of(account));
    }
    return new CredentialCheck.Known(account.id(), account.partner(), how);
  }

  private Optional<Account> account(String login) {
    return entities
        .createNamedQuery(Account.OF_LOGIN, Account.class)
        .setParameter("login", login)
        .getResultStream()
        .findFirst();
  }
}
