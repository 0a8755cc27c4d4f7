package org.tallystick.rest.send;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.rest.Problem;
import org.tallystick.send.SendKey;

/// What comes with the bytes: the name in the path, and two headers.
final class SendingHeaders {

  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|,)\\s*sha-256\\s*=\\s*:([A-Za-z0-9+/]{43}=):\\s*(?=,|$)");

  private SendingHeaders() {}

  /// A segment of a path as it came: `%XX` for a byte, everything else for itself.
  static RawName name(String segment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] given = segment.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < given.length; at++) {
      if (given[at] == '%') {
        bytes.write(
            escaped(
                segment,
                new String(given, at, Math.min(3, given.length - at), StandardCharsets.UTF_8)));
        at += 2;
      } else {
        bytes.write(given[at]);
      }
    }
    return RawName.of(bytes.toByteArray());
  }

  private static int escaped(String segment, String escape) {
    if (!escape.matches("%[0-9A-Fa-f]{2}")) {
      throw Problem.badRequest(
          "name: found '" + segment + "', expected %XX for a byte, with two hexadecimal digits");
    }
    return HexFormat.fromHexDigits(escape.substring(1));
  }

  /// The SHA-256 of `Repr-Digest` (RFC 9530 §3), a dictionary of structured fields (RFC 8941).
  static Optional<ContentDigest> digest(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    Matcher digest = SHA_256.matcher(header);
    if (!digest.find()) {
      throw Problem.badRequest(
          "Repr-Digest: found '"
              + header
              + "', expected sha-256=:<base64 of 32 bytes>: (RFC 9530); other algorithms are not checked");
    }
    return Optional.of(ContentDigest.ofBytes(Base64.getDecoder().decode(digest.group(1))));
  }

  /// A string of structured fields, or, as many send it, the bare text.
  static Optional<SendKey> key(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return Optional.of(
        new SendKey(
            quoted
                ? text.substring(1, text.length() - 1).replaceAll("\\\\([\"\\\\])", "$1")
                : text));
  }
}
