package org.tallystick.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program's way in, on behalf of a person, for some scopes, until it expires or is revoked. Its secret is not kept.
@Entity
@Table(name = "api_key")
@NamedQuery(name = ApiKey.BY_SECRET, query = "select k from ApiKey k where k.secretHash = :hash")
@NamedQuery(
    name = ApiKey.OF_USER,
    query = "select k from ApiKey k where k.userName = :user order by k.createdAt, k.id")
public class ApiKey {

  static final String BY_SECRET = "ApiKey.bySecret";
  static final String OF_USER = "ApiKey.ofUser";

  @Id private String id;

  @Column(name = "user_name", nullable = false, updatable = false)
  private String userName;

  @Column(nullable = false, updatable = false)
  private String label;

  @Column(name = "secret_hash", nullable = false, updatable = false)
  private byte[] secretHash;

  @Column(nullable = false, updatable = false)
  private String scopes;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at", updatable = false)
  private @Nullable Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected ApiKey() {}

  ApiKey(ApiKeyId id, UserName owner, NewApiKey wanted, ApiKeySecret secret, Instant createdAt) {
    this.id = id.toString();
    this.userName = owner.value();
    this.label = wanted.label();
    this.secretHash = secret.hash();
    this.scopes = Scope.words(wanted.scopes());
    this.createdAt = createdAt;
    this.expiresAt = wanted.expiresAt().orElse(null);
  }

  public ApiKeyId id() {
    return ApiKeyId.parse(id);
  }

  public UserName owner() {
    return new UserName(userName);
  }

  public String label() {
    return label;
  }

  public Set<Scope> scopes() {
    return Scope.ofWords(scopes);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  public boolean usableAt(Instant instant) {
    return revokedAt == null && (expiresAt == null || instant.isBefore(expiresAt));
  }

  void revoke(Instant at) {
    revokedAt = at;
  }
}
