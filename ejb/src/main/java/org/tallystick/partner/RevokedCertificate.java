package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/// A certificate of an authority that is no longer good, by its serial number, its key id or its key.
@Entity
@Table(name = "revoked_certificate")
public class RevokedCertificate {

  @Embeddable
  public record Id(
      @Column(name = "fingerprint") String authority, @Column(name = "named") String named)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(name = "revoked_at", nullable = false)
  private Instant revokedAt;

  protected RevokedCertificate() {}

  RevokedCertificate(Id id, Instant revokedAt) {
    this.id = id;
    this.revokedAt = revokedAt;
  }

  public Instant revokedAt() {
    return revokedAt;
  }
}
