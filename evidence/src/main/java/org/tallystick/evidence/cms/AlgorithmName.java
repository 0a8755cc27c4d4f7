package org.tallystick.evidence.cms;

import java.util.Optional;
import org.tallystick.evidence.RefusedException;

/// An AlgorithmIdentifier whose parameters are NULL or absent.
record AlgorithmName(Oid oid, boolean hasNull) {

  static AlgorithmName read(DerValue identifier) {
    DerCursor cursor = identifier.inside(DerValue.SEQUENCE);
    Oid oid = cursor.next().oid();
    Optional<DerValue> parameters = cursor.optional(DerValue.NULL);
    cursor.end("algorithm " + oid);
    RefusedException.unless(
        parameters.isEmpty() || parameters.get().content().length == 0, "DER: NULL with content");
    return new AlgorithmName(oid, parameters.isPresent());
  }
}
