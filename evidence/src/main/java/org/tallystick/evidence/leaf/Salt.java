package org.tallystick.evidence.leaf;

import java.util.random.RandomGenerator;
import org.tallystick.evidence.tlog.Sha256;

/// 32 bytes nobody can guess, so that a hash does not give away what was hashed.
public record Salt(Sha256 value) {

  /// Draws a salt. `random` must be a [java.security.SecureRandom] outside tests.
  public static Salt random(RandomGenerator random) {
    byte[] bytes = new byte[Sha256.LENGTH];
    random.nextBytes(bytes);
    return ofBytes(bytes);
  }

  public static Salt ofBytes(byte[] bytes) {
    return new Salt(Sha256.ofBytes(bytes));
  }

  public static Salt ofHex(CharSequence hex) {
    return new Salt(Sha256.ofHex(hex));
  }

  public byte[] bytes() {
    return value.bytes();
  }

  public String hex() {
    return value.hex();
  }

  /// Keeps a salt out of logs.
  @Override
  public String toString() {
    return "salt";
  }
}
