package org.tallystick.evidence.json;

/// An integer that every JSON reader keeps exact: magnitude below 2⁵³.
public record JsonInteger(long value) implements CanonicalJson {

  static final long LIMIT = 1L << 53;

  public JsonInteger {
    if (value <= -LIMIT || value >= LIMIT) {
      throw new MalformedJsonException("integer " + value + ": expected a magnitude below 2^53");
    }
  }
}
