package org.tallystick.publication;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sidecars hash with.
public enum DigestAlgorithm {
  SHA256("SHA-256", 64),
  SHA512("SHA-512", 128),
  SHA1("SHA-1", 40),
  MD5("MD5", 32);

  private final String label;
  private final int hexLength;

  DigestAlgorithm(String label, int hexLength) {
    this.label = label;
    this.hexLength = hexLength;
  }

  public String label() {
    return label;
  }

  /// Its name in events: `sha256`.
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DigestAlgorithm> ofHexLength(int length) {
    return Arrays.stream(values()).filter(one -> one.hexLength == length).findFirst();
  }

  /// As the BSD format writes it before the brackets, `SHA256`.
  static Optional<DigestAlgorithm> ofTag(String tag) {
    String plain = tag.replace("-", "");
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(plain)).findFirst();
  }

  /// MD5 and SHA-1 show that a transfer was whole, not who sent it; that is all a sidecar is for.
  @SuppressWarnings("InsecureCryptoUsage")
  public MessageDigest begin() {
    try {
      return MessageDigest.getInstance(label);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
