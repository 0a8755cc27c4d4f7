package org.tallystick.proof;

import java.util.Map;
import java.util.Set;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;

/// The new values of the subjects that the leaves since the last head name.
///
/// @param known those of them that had a value before
record SubjectUpdate(Map<SubjectKey, MapValue> values, Set<SubjectKey> known) {

  int fresh() {
    return values.size() - known.size();
  }
}
