package org.tallystick.manifest;

import java.util.Optional;
import org.tallystick.message.Message;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// Whose files a manifest lists: all of a partner's, or those of one interface.
public record ManifestSubject(PartnerId partner, Optional<InterfaceId> only) {

  public static ManifestSubject of(PartnerId partner) {
    return new ManifestSubject(partner, Optional.empty());
  }

  public static ManifestSubject of(PartnerId partner, InterfaceId only) {
    return new ManifestSubject(partner, Optional.of(only));
  }

  public boolean holds(Message message) {
    return only.isEmpty()
        || message.agreed().filter(id -> id.equals(only.get().value())).isPresent();
  }
}
