package org.tallystick.remote;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.Excerpt;

/// How it went lately with a remote server, and whether it is being left alone for a while: a circuit breaker.
@Entity
@Table(name = "remote_server_state")
public class RemoteServerState {

  private static final int LONGEST = 1_900;

  @Id
  @Column(name = "server_id")
  private String serverId;

  @Column(name = "offered_key")
  private @Nullable String offeredKey;

  @Column(name = "offered_at")
  private @Nullable Instant offeredAt;

  @Column(nullable = false)
  private int failures;

  @Column(name = "open_until")
  private @Nullable Instant openUntil;

  @Column(name = "succeeded_at")
  private @Nullable Instant succeededAt;

  @Column(name = "failed_at")
  private @Nullable Instant failedAt;

  @Column private @Nullable String failure;

  protected RemoteServerState() {}

  RemoteServerState(RemoteServerId server) {
    this.serverId = server.value();
  }

  void offered(PublicKeyText key, Instant at) {
    offeredKey = RemoteServer.line(key);
    offeredAt = at;
  }

  void succeeded(Instant at) {
    failures = 0;
    openUntil = null;
    succeededAt = at;
  }

  /// @param most failures in a row before the server is left alone
  /// @param pause for how long at first; it doubles, up to an hour
  /// @return whether it is left alone from now on, which it was not before
  boolean failed(String sentence, Instant at, int most, Duration pause) {
    failures++;
    failedAt = at;
    failure = cut(sentence);
    if (failures < most) {
      return false;
    }
    long doubled = pause.toMillis() << Math.min(failures - most, 20);
    openUntil =
        at.plusMillis(
            Math.clamp(
                doubled,
                pause.toMillis(),
                Math.max(pause.toMillis(), Duration.ofHours(1).toMillis())));
    return failures == most;
  }

  /// One may try whether it is back; others wait as long.
  void tryAt(Instant at, Duration others) {
    openUntil = at.plus(others);
  }

  /// A person wants it tried at once.
  void close() {
    failures = 0;
    openUntil = null;
  }

  public static String cut(String sentence) {
    return Excerpt.marked(sentence, LONGEST);
  }

  /// The key it showed last, confirmed or not.
  public Optional<PublicKeyText> offered() {
    return Optional.ofNullable(offeredKey).map(PublicKeyText::parse);
  }

  public Optional<Instant> offeredAt() {
    return Optional.ofNullable(offeredAt);
  }

  /// In a row.
  public int failures() {
    return failures;
  }

  /// Until when it is left alone; what lies in the past means that the next one tries.
  public Optional<Instant> openUntil() {
    return Optional.ofNullable(openUntil);
  }

  public Optional<Instant> succeededAt() {
    return Optional.ofNullable(succeededAt);
  }

  public Optional<Instant> failedAt() {
    return Optional.ofNullable(failedAt);
  }

  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }
}
