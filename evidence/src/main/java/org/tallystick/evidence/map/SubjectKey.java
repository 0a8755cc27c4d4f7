package org.tallystick.evidence.map;

import java.nio.charset.StandardCharsets;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Sha256;

/// A subject's place in one log's map, and its pseudonym in leaves (`MAP-1`): who knows the name can confirm it, the
/// key does not tell it.
public record SubjectKey(Sha256 hash) implements Comparable<SubjectKey> {

  public static SubjectKey of(Origin origin, Subject subject) {
    String formula = "tallystick/subject/v1\n" + origin.value() + "\n" + subject + "\n";
    return new SubjectKey(Sha256.over(formula.getBytes(StandardCharsets.US_ASCII)));
  }

  public static SubjectKey ofBytes(byte[] key) {
    return new SubjectKey(Sha256.ofBytes(key));
  }

  public static SubjectKey ofHex(CharSequence hex) {
    return new SubjectKey(Sha256.ofHex(hex));
  }

  public byte[] bytes() {
    return hash.bytes();
  }

  /// The byte at an index, 0 to 255.
  int at(int index) {
    return hash.at(index);
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(SubjectKey other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hex();
  }
}
