package org.tallystick.sftp.packet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The line `ls -l` would print (filexfer-02 §7): the name's bytes go through as they are.
public final class LongName {

  private static final DateTimeFormatter RECENT =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ENGLISH);
  private static final long DAY = 86_400;
  private static final long HALF_A_YEAR = 183 * DAY;
  private static final String BITS = "rwxrwxrwx";

  private LongName() {}

  public static byte[] of(byte[] name, Attributes attributes, String owner, Instant now) {
    StringBuilder before = new StringBuilder(80);
    mode(before, attributes);
    before.append("    1 ");
    leftAligned(before, owner, 8);
    leftAligned(before, owner, 8);
    rightAligned(before, Long.toString(attributes.size().orElse(0)), 12);
    before.append(' ').append(date(attributes.modifiedAt().orElse(0), now)).append(' ');
    byte[] start = before.toString().getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[start.length + name.length];
    System.arraycopy(start, 0, line, 0, start.length);
    System.arraycopy(name, 0, line, start.length, name.length);
    return line;
  }

  private static void leftAligned(StringBuilder line, String text, int width) {
    line.append(text).repeat(' ', Math.max(0, width - text.length()) + 1);
  }

  private static void rightAligned(StringBuilder line, String text, int width) {
    line.repeat(' ', Math.max(0, width - text.length())).append(text);
  }

  private static void mode(StringBuilder mode, Attributes attributes) {
    mode.append(attributes.isDirectory() ? 'd' : '-');
    int permissions = attributes.permissions().orElse(0);
    for (int i = 0; i < BITS.length(); i++) {
      mode.append((permissions >> (BITS.length() - 1 - i) & 1) == 1 ? BITS.charAt(i) : '-');
    }
  }

  /// Files that are listed together are often of the same minute, and formatting a date costs more than the rest of the line.
  private record Minute(long number, boolean recent, String text) {}

  private static volatile Minute last = minute(0, false);

  private static String date(long seconds, Instant now) {
    long age = now.getEpochSecond() - seconds;
    boolean recent = age < HALF_A_YEAR && age >= -DAY;
    long number = Math.floorDiv(seconds, 60);
    Minute known = last;
    if (known.number() != number || known.recent() != recent) {
      known = minute(number, recent);
      last = known;
    }
    return known.text();
  }

  private static Minute minute(long number, boolean recent) {
    return new Minute(
        number,
        recent,
        (recent ? RECENT : OLD).format(Instant.ofEpochSecond(number * 60).atZone(ZoneOffset.UTC)));
  }
}
