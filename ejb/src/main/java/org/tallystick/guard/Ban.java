package org.tallystick.guard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address the SFTP port is shut to, from when until when and why.
@Entity
@Table(name = "address_ban")
public class Ban {

  @Id private String address;

  @Column(nullable = false)
  private Instant since;

  @Column(nullable = false)
  private Instant until;

  @Column(nullable = false)
  private String reason;

  @Column(name = "banned_by")
  private @Nullable String by;

  protected Ban() {}

  Ban(InetAddress address) {
    this.address = address.getHostAddress();
  }

  void set(Instant from, Instant to, String why, @Nullable String who) {
    since = from;
    until = to;
    reason = why;
    by = who;
  }

  public String address() {
    return address;
  }

  public Instant since() {
    return since;
  }

  public Instant until() {
    return until;
  }

  public String reason() {
    return reason;
  }

  /// The person; empty when failed sign-ins did it.
  public Optional<String> by() {
    return Optional.ofNullable(by);
  }

  boolean holdsAt(Instant instant) {
    return instant.isBefore(until);
  }
}
