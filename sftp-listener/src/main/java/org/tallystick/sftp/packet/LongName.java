package org.tallystick.sftp.packet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The line `ls -l` would print (filexfer-02 §7): the name's bytes go through as they are.
public final class LongName {

  private static final DateTimeFormatter RECENT =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ENGLISH);
  private static final String BITS = "rwxrwxrwx";

  private LongName() {}

  public static byte[] of(byte[] name, Attributes attributes, String owner, Instant now) {
    String before =
        String.format(
            Locale.ROOT,
            "%s    1 %-8s %-8s %12d %s ",
            mode(attributes),
            owner,
            owner,
            attributes.size().orElse(0),
            date(attributes.modifiedAt().orElse(0), now));
    byte[] start = before.getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[start.length + name.length];
    System.arraycopy(start, 0, line, 0, start.length);
    System.arraycopy(name, 0, line, start.length, name.length);
    return line;
  }

  private static String mode(Attributes attributes) {
    StringBuilder mode = new StringBuilder(10).append(attributes.isDirectory() ? 'd' : '-');
    int permissions = attributes.permissions().orElse(0);
    for (int i = 0; i < BITS.length(); i++) {
      mode.append((permissions >> (BITS.length() - 1 - i) & 1) == 1 ? BITS.charAt(i) : '-');
    }
    return mode.toString();
  }

  private static String date(long seconds, Instant now) {
    ZonedDateTime date = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
    boolean recent =
        date.isAfter(now.atZone(ZoneOffset.UTC).minusMonths(6))
            && !date.toInstant().isAfter(now.plusSeconds(86_400));
    return (recent ? RECENT : OLD).format(date);
  }
}
