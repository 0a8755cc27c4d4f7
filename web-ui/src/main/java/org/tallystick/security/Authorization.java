package org.tallystick.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The `Authorization` header: Basic (RFC 7617, in UTF-8) or Bearer (RFC 6750).
sealed interface Authorization {

  record None() implements Authorization {}

  /// A scheme we do not speak, or one we do but garbled.
  record Unknown() implements Authorization {}

  record Basic(String name, String password) implements Authorization {

    /// Keeps a password out of logs.
    @Override
    public String toString() {
      return "Basic " + name;
    }
  }

  record Bearer(String secret) implements Authorization {

    /// Keeps a secret out of logs.
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  static Authorization parse(@Nullable String header) {
    if (header == null) {
      return new None();
    }
    String[] words = header.strip().split(" +", 2);
    if (words.length < 2) {
      return new Unknown();
    }
    if (words[0].equalsIgnoreCase("Bearer")) {
      return new Bearer(words[1]);
    }
    return words[0].equalsIgnoreCase("Basic") ? basic(words[1]) : new Unknown();
  }

  private static Authorization basic(String base64) {
    try {
      String pair =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
              .toString();
      int colon = pair.indexOf(':');
      return colon < 0
          ? new Unknown()
          : new Basic(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException | CharacterCodingException garbled) {
      return new Unknown();
    }
  }
}
