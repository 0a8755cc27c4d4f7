package org.tallystick.evidence.cms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.RefusedException;

/// The two kinds of time of ASN.1 in their DER form: always UTC, always with seconds.
final class DerTime {

  private static final Pattern GENERALIZED = Pattern.compile("(\\d{14})(?:\\.(\\d{0,8}[1-9]))?Z");
  private static final Pattern UTC = Pattern.compile("(\\d{2})\\d{10}Z");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private DerTime() {}

  /// RFC 5280 §4.1.2.5: two-digit years up to 2049, whole seconds.
  static Instant ofCertificate(DerValue value) {
    String text = new String(value.content(), StandardCharsets.ISO_8859_1);
    if (value.tag() == DerValue.UTC_TIME) {
      RefusedException.unless(UTC.matcher(text).matches(), "UTCTime \"" + text + "\": not in DER");
      return seconds((text.charAt(0) < '5' ? "20" : "19") + text.substring(0, 12));
    }
    value.require(DerValue.GENERALIZED_TIME);
    RefusedException.unless(text.indexOf('.') < 0, "certificate's time with a fraction");
    return generalized(value);
  }

  /// A fraction is there only when it does not end in 0, X.690 §11.7.
  static Instant generalized(DerValue value) {
    String text =
        new String(value.require(DerValue.GENERALIZED_TIME).content(), StandardCharsets.ISO_8859_1);
    Matcher form = GENERALIZED.matcher(text);
    RefusedException.unless(form.matches(), "GeneralizedTime \"" + text + "\": not in DER");
    Instant second = seconds(form.group(1));
    String fraction = form.group(2);
    return fraction == null
        ? second
        : second.plusNanos(Long.parseLong((fraction + "00000000").substring(0, 9)));
  }

  private static Instant seconds(String digits) {
    try {
      return LocalDateTime.parse(digits, SECONDS).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new RefusedException("time \"" + digits + "\": no such time", e);
    }
  }
}
