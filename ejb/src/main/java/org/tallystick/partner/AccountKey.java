package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A public key an account signs in with, from when it was added until it expires or is removed. A removed key stays on record.
@Entity
@Table(name = "account_key")
public class AccountKey {

  @Embeddable
  public record Id(
      @Column(name = "account_id") String accountId,
      @Column(name = "fingerprint") String fingerprint)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(nullable = false)
  private String algorithm;

  @Column(nullable = false)
  private int bits;

  @Column(name = "key_blob", nullable = false)
  private byte[] blob;

  @Column(nullable = false)
  private String label;

  @Column(name = "added_at", nullable = false)
  private Instant addedAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  protected AccountKey() {}

  AccountKey(AccountId account, PublicKeyText key, Instant addedAt, @Nullable Instant expiresAt) {
    this.id = new Id(account.value(), key.fingerprint());
    this.algorithm = key.algorithm();
    this.bits = key.bits();
    this.blob = key.blob();
    this.label = key.label();
    this.addedAt = addedAt;
    this.expiresAt = expiresAt;
  }

  public AccountId account() {
    return new AccountId(id.accountId());
  }

  /// `SHA256:…` as `ssh-keygen -l` prints it.
  public String fingerprint() {
    return id.fingerprint();
  }

  byte[] blob() {
    return blob.clone();
  }

  public String algorithm() {
    return algorithm;
  }

  public int bits() {
    return bits;
  }

  /// An RSA key below 3072 bits still signs in but is shown as weak.
  public boolean weak() {
    return algorithm.equals("ssh-rsa") && bits < 3072;
  }

  public String label() {
    return label;
  }

  public Instant addedAt() {
    return addedAt;
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  public Optional<Instant> removedAt() {
    return Optional.ofNullable(removedAt);
  }

  public boolean usableAt(Instant instant) {
    return removedAt == null && (expiresAt == null || instant.isBefore(expiresAt));
  }

  void remove(Instant at) {
    removedAt = at;
  }

  void expire(Instant at) {
    expiresAt = at;
  }

  void restore(@Nullable Instant newExpiry, String newLabel) {
    removedAt = null;
    expiresAt = newExpiry;
    label = newLabel;
  }
}
