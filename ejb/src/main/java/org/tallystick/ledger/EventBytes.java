package org.tallystick.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// The event document itself, canonical JSON, exactly as hashed. Erasable: an event without bytes has been erased.
@Entity
@Immutable
@Table(name = "event_bytes")
public class EventBytes {

  @EmbeddedId private LeafKey key;

  @Column(nullable = false)
  private byte[] bytes;

  protected EventBytes() {}

  EventBytes(LeafKey key, byte[] bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  public LedgerPosition position() {
    return key.position();
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
