package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/// An account that has any of these uses only the interfaces named; one that has none uses all of its partner's.
@Entity
@Table(name = "account_interface")
public class AccountInterface {

  @Embeddable
  public record Id(
      @Column(name = "account_id") String accountId,
      @Column(name = "interface_id") String interfaceId)
      implements Serializable {}

  @EmbeddedId private Id id;

  protected AccountInterface() {}

  AccountInterface(AccountId account, InterfaceId agreed) {
    id = new Id(account.value(), agreed.value());
  }

  public InterfaceId agreed() {
    return new InterfaceId(id.interfaceId());
  }
}
