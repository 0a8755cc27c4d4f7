package org.tallystick.past;

import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerId;

/// A directory's path in a partner's tree, whether it is there or not.
public record Place(PartnerId partner, RawPath path) {

  public LogId log() {
    return partner.log();
  }

  /// What changes it.
  Subject changes() {
    return Subject.directory(path);
  }

  Subject listings() {
    return Subject.listings(path);
  }
}
