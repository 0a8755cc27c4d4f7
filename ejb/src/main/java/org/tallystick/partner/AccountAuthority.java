package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A certificate authority whose user certificates an account signs in with, when they name one of its principals. A removed one stays on record.
@Entity
@Table(name = "account_authority")
public class AccountAuthority {

  @Embeddable
  public record Id(
      @Column(name = "account_id") String accountId,
      @Column(name = "fingerprint") String fingerprint)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(nullable = false)
  private String algorithm;

  @Column(name = "key_blob", nullable = false)
  private byte[] blob;

  @Column(nullable = false)
  private String principals;

  @Column(name = "added_at", nullable = false)
  private Instant addedAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  protected AccountAuthority() {}

  AccountAuthority(AccountId account, PublicKeyText key, Instant addedAt) {
    id = new Id(account.value(), key.fingerprint());
    algorithm = key.algorithm();
    blob = key.blob();
    principals = "";
    this.addedAt = addedAt;
  }

  void set(Collection<String> names) {
    principals = String.join(",", new TreeSet<>(names));
    removedAt = null;
  }

  void remove(Instant at) {
    removedAt = at;
  }

  /// `SHA256:…` as `ssh-keygen -l` prints it.
  public String fingerprint() {
    return id.fingerprint();
  }

  public String algorithm() {
    return algorithm;
  }

  public Set<String> principals() {
    return new TreeSet<>(Set.of(principals.split(",")));
  }

  public Instant addedAt() {
    return addedAt;
  }

  public Optional<Instant> removedAt() {
    return Optional.ofNullable(removedAt);
  }

  boolean vouchesFor(UserCertificate certificate) {
    return removedAt == null && principals().stream().anyMatch(certificate.principals()::contains);
  }
}
