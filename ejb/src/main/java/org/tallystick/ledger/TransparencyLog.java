package org.tallystick.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// The growing end of one log. Its row is locked for the length of a batch, so that several nodes take turns.
@Entity
@Table(name = "transparency_log")
public class TransparencyLog {

  @Id private String id;

  @Column(nullable = false, updatable = false)
  private String origin;

  @Column(nullable = false)
  private long size;

  @Column(name = "last_at", nullable = false)
  private Instant lastAt;

  protected TransparencyLog() {}

  TransparencyLog(LogId id, String origin, Instant at) {
    this.id = id.value();
    this.origin = origin;
    this.lastAt = at;
  }

  public LogId id() {
    return new LogId(id);
  }

  /// `<name>/tallystick/<partner id>`, fixed when the log begins.
  public String origin() {
    return origin;
  }

  public long size() {
    return size;
  }

  public Instant lastAt() {
    return lastAt;
  }

  void grow(long newSize, Instant at) {
    size = newSize;
    lastAt = at;
  }
}
