package org.tallystick.business;

import java.util.Optional;
import org.tallystick.partner.PartnerId;

/// Which business documents somebody wants listed; empty means any.
///
/// @param number exactly as printed
public record BusinessFilter(
    Optional<PartnerId> partner, Optional<BusinessKind> kind, Optional<BusinessNumber> number) {

  public static final BusinessFilter ALL =
      new BusinessFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
