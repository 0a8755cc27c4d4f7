package org.tallystick.rest.manifest;

import org.jspecify.annotations.Nullable;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.rest.Problem;

/// The partner a query is about.
final class AskedPartner {

  private AskedPartner() {}

  static PartnerId of(Partners partners, @Nullable String id) {
    if (id == null) {
      throw Problem.badRequest("partner: is missing, expected a partner's id");
    }
    return partners
        .find(new PartnerId(id))
        .map(Partner::id)
        .orElseThrow(() -> Problem.notFound("partner " + id + ": there is none"));
  }
}
