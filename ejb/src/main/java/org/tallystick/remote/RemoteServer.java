package org.tallystick.remote;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PublicKeyText;

/// An SFTP server that a partner runs: where it is, who we are there, and the host key that a person has confirmed.
@Entity
@Table(name = "remote_server")
public class RemoteServer {

  @Id private String id;

  @Column(name = "partner_id", nullable = false, updatable = false)
  private String partnerId;

  @Column(nullable = false)
  private String host;

  @Column(nullable = false)
  private int port;

  @Column(nullable = false)
  private String login;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Authentication authentication;

  @Column(name = "via_id")
  private @Nullable String viaId;

  @Column(name = "host_key")
  private @Nullable String hostKey;

  @Column(name = "pinned_at")
  private @Nullable Instant pinnedAt;

  @Column(name = "pinned_by")
  private @Nullable String pinnedBy;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  protected RemoteServer() {}

  RemoteServer(RemoteServerId id, NewRemoteServer wanted, Instant at) {
    this.id = id.value();
    this.partnerId = id.partner().value();
    this.createdAt = at;
    change(wanted);
  }

  void change(NewRemoteServer wanted) {
    host = wanted.host();
    port = wanted.port();
    login = wanted.login();
    authentication = wanted.authentication();
    viaId = wanted.via().map(RemoteServerId::value).orElse(null);
  }

  void pin(PublicKeyText key, String user, Instant at) {
    hostKey = line(key);
    pinnedBy = user;
    pinnedAt = at;
  }

  /// Another machine is meant: what was confirmed says nothing of it.
  void unpin() {
    hostKey = null;
    pinnedBy = null;
    pinnedAt = null;
  }

  static String line(PublicKeyText key) {
    return key.algorithm() + " " + Base64.getEncoder().encodeToString(key.blob());
  }

  public RemoteServerId id() {
    return new RemoteServerId(id);
  }

  public PartnerId partner() {
    return new PartnerId(partnerId);
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public String login() {
    return login;
  }

  public Authentication authentication() {
    return authentication;
  }

  /// The server through which it is reached.
  public Optional<RemoteServerId> via() {
    return Optional.ofNullable(viaId).map(RemoteServerId::new);
  }

  /// The key that was confirmed.
  public Optional<PublicKeyText> pinned() {
    return Optional.ofNullable(hostKey).map(PublicKeyText::parse);
  }

  public Optional<Instant> pinnedAt() {
    return Optional.ofNullable(pinnedAt);
  }

  public Optional<String> pinnedBy() {
    return Optional.ofNullable(pinnedBy);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// How it is described, to change some of it.
  public NewRemoteServer described() {
    return new NewRemoteServer(host, port, login, authentication, via());
  }
}
