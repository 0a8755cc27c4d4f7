package org.tallystick.evidence.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.RefusedException;

/// Walks the values inside another one, in their order. Used once, by one thread.
final class DerCursor {

  private final byte[] source;
  private final int limit;
  private int at;

  DerCursor(byte[] source, int from, int limit) {
    this.source = source;
    this.at = from;
    this.limit = limit;
  }

  DerValue next() {
    DerValue value = DerValue.read(source, at, limit);
    at = value.end();
    return value;
  }

  DerValue next(int tag) {
    return next().require(tag);
  }

  /// The next value when it has this tag.
  Optional<DerValue> optional(int tag) {
    return at < limit && (source[at] & 0xFF) == tag ? Optional.of(next()) : Optional.empty();
  }

  /// All that are left.
  List<DerValue> rest() {
    List<DerValue> values = new ArrayList<>();
    while (at < limit) {
      values.add(next());
    }
    return values;
  }

  void end(String subject) {
    RefusedException.unless(at == limit, subject + ": holds more than it may");
  }
}
