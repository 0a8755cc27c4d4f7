package org.tallystick.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// The stored bytes of a leaf and their RFC 6962 leaf hash.
@Entity
@Immutable
@Table(name = "leaf")
public class LeafRow {

  @EmbeddedId private LeafKey key;

  @Column(nullable = false)
  private byte[] bytes;

  @Column(nullable = false)
  private byte[] hash;

  protected LeafRow() {}

  LeafRow(LeafKey key, byte[] bytes, byte[] hash) {
    this.key = key;
    this.bytes = bytes;
    this.hash = hash;
  }

  public LedgerPosition position() {
    return key.position();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public byte[] hash() {
    return hash.clone();
  }
}
