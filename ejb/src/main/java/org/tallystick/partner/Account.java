package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.guard.AddressList;

/// A partner's SFTP credential set: a login with keys, a password, or both. It is disabled, never deleted: the log speaks of it.
@Entity
@Table(name = "account")
@NamedQuery(name = Account.OF_LOGIN, query = "select a from Account a where a.login = :login")
public class Account {

  static final String OF_LOGIN = "Account.ofLogin";

  @Id private String id;

  @Column(name = "partner_id", nullable = false, updatable = false)
  private String partnerId;

  @Column(nullable = false, updatable = false)
  private String login;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  @Column(nullable = false)
  private boolean disabled;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column private @Nullable String addresses;

  @Column(name = "weak_until")
  private @Nullable Instant weakUntil;

  protected Account() {}

  Account(AccountId id, PartnerId partner, String login, Instant createdAt) {
    this.id = id.value();
    this.partnerId = partner.value();
    this.login = login;
    this.createdAt = createdAt;
  }

  public AccountId id() {
    return new AccountId(id);
  }

  public PartnerId partner() {
    return new PartnerId(partnerId);
  }

  /// The name given to `sftp login@host`.
  public String login() {
    return login;
  }

  public boolean hasPassword() {
    return passwordHash != null;
  }

  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  public boolean disabled() {
    return disabled;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// Where it signs in from.
  public AddressList addresses() {
    return addresses == null ? AddressList.ANYWHERE : AddressList.parse(addresses);
  }

  /// Until when it may use weak algorithms from its addresses; empty when it never was allowed to.
  public Optional<Instant> weakUntil() {
    return Optional.ofNullable(weakUntil);
  }

  public boolean mayBeWeakAt(Instant instant) {
    return weakUntil != null && instant.isBefore(weakUntil);
  }

  void addresses(AddressList list) {
    addresses = list.isAnywhere() ? null : list.toString();
  }

  void weakUntil(@Nullable Instant end) {
    weakUntil = end;
  }

  void disable(boolean yes) {
    disabled = yes;
  }

  void password(@Nullable String hash) {
    passwordHash = hash;
  }
}
