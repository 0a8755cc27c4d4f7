package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// The other organisation. It begins with its log and its root directory, and is never deleted.
@Entity
@Table(name = "partner")
public class Partner {

  @Id private String id;

  @Column(nullable = false)
  private String name;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  protected Partner() {}

  Partner(PartnerId id, String name, Instant createdAt) {
    this.id = id.value();
    this.name = name;
    this.createdAt = createdAt;
  }

  public PartnerId id() {
    return new PartnerId(id);
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }

  void rename(String newName) {
    name = newName;
  }
}
