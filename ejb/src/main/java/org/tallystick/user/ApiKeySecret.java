package org.tallystick.user;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.evidence.tlog.ContentDigest;

/// What a program sends after `Bearer`: `tally_` and 256 random bits, so that a plain SHA-256 is hash enough and a leaked key is easily recognised.
public record ApiKeySecret(String value) {

  private static final String PREFIX = "tally_";
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public ApiKeySecret {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "API key: expected " + PREFIX + " and 43 letters, digits, _ or -");
    }
  }

  static ApiKeySecret random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new ApiKeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// For what somebody sent: empty when no key looks like this.
  static Optional<ApiKeySecret> find(String sent) {
    return SHAPE.matcher(sent).matches() ? Optional.of(new ApiKeySecret(sent)) : Optional.empty();
  }

  byte[] hash() {
    return ContentDigest.of(value.getBytes(StandardCharsets.US_ASCII)).bytes();
  }

  /// Keeps a secret out of logs.
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
