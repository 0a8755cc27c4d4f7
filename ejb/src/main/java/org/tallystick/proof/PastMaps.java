package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.evidence.map.MapProof;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.platform.Sql;

/// What a head said of a subject, and the proof of it. In the caller's transaction.
@ApplicationScoped
public class PastMaps {

  @Inject private Sql sql;
  @Inject private SubjectValues values;

  /// Empty when the subject had no event yet.
  public Optional<MapValue> value(Head head, SubjectKey key) {
    return values.at(head.log(), key, head.index());
  }

  /// That the head's map holds that value of the subject, or none.
  public MapProof prove(Head head, SubjectKey key) {
    PastMap map = new PastMap(sql, head.log(), head.index());
    return new SubjectMap(map).prove(key, value(head, key));
  }
}
