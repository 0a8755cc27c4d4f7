package org.tallystick.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;

/// What an account sent on one day.
@Entity
@Table(name = "account_use")
public class AccountUse {

  @Embeddable
  public record Id(
      @Column(name = "account_id") String accountId, @Column(name = "used_on") LocalDate day)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(nullable = false)
  private long bytes;

  @Column(nullable = false)
  private long files;

  protected AccountUse() {}

  AccountUse(Id id) {
    this.id = id;
  }

  void add(long size) {
    bytes += size;
    files++;
  }

  long bytes() {
    return bytes;
  }

  long files() {
    return files;
  }
}
