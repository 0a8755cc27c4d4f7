package org.tallystick.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.AccountId;

/// The row of an account that something limits.
@Entity
@Table(name = "account_allowance")
public class AccountAllowance {

  @Id
  @Column(name = "account_id")
  private String accountId;

  @Column(name = "total_bytes")
  private @Nullable Long totalBytes;

  @Column(name = "day_bytes")
  private @Nullable Long dayBytes;

  @Column(name = "day_files")
  private @Nullable Long dayFiles;

  protected AccountAllowance() {}

  AccountAllowance(AccountId account) {
    accountId = account.value();
  }

  void set(Allowance allowance) {
    totalBytes = boxed(allowance.totalBytes());
    dayBytes = boxed(allowance.dayBytes());
    dayFiles = boxed(allowance.dayFiles());
  }

  Allowance allowance() {
    return new Allowance(unboxed(totalBytes), unboxed(dayBytes), unboxed(dayFiles));
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }

  private static OptionalLong unboxed(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
