package org.tallystick.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.PasswordHash;

/// A person who signs in to the screens or the REST API. Disabled, never deleted: the log speaks of them.
@Entity
@Table(name = "web_user")
@NamedQuery(name = WebUser.ALL, query = "select u from WebUser u order by u.name")
public class WebUser {

  static final String ALL = "WebUser.all";

  @Id private String name;

  @Column(name = "password_hash", nullable = false)
  private String passwordHash;

  @Column(nullable = false)
  private String roles;

  @Column(nullable = false)
  private boolean disabled;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  protected WebUser() {}

  WebUser(UserName name, PasswordHash password, Set<Role> roles, Instant createdAt) {
    this.name = name.value();
    this.passwordHash = password.phc();
    this.roles = Role.words(roles);
    this.createdAt = createdAt;
  }

  public UserName name() {
    return new UserName(name);
  }

  public Set<Role> roles() {
    return Role.ofWords(roles);
  }

  public boolean disabled() {
    return disabled;
  }

  public Instant createdAt() {
    return createdAt;
  }

  PasswordHash password() {
    return new PasswordHash(passwordHash);
  }

  /// Changes whenever the password does, and tells nothing about it (it hashes a salted hash).
  String credential() {
    return ContentDigest.of(passwordHash.getBytes(StandardCharsets.US_ASCII)).hex();
  }

  boolean isActiveAdministrator() {
    return !disabled && roles().contains(Role.ADMINISTRATOR);
  }

  void assign(Set<Role> newRoles) {
    roles = Role.words(newRoles);
  }

  void disable(boolean yes) {
    disabled = yes;
  }

  void password(PasswordHash hash) {
    passwordHash = hash.phc();
  }
}
