package org.tallystick.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.message.CsvRecords;
import org.tallystick.platform.Excerpt;

/// Reads a manifest as partners make them: ours, any CSV whose header names the columns, or what `sha256sum` prints (GNU and BSD).
///
/// @param bothWays whether it says of each file which way it went; otherwise it is of what the partner sent
record TheirManifest(boolean bothWays) {

  private static final Pattern GNU =
      Pattern.compile("(\\\\?)([0-9a-fA-F]{64}) [ *](.+)", Pattern.DOTALL);
  private static final Pattern BSD =
      Pattern.compile("SHA256 \\((.+)\\) ?= ?([0-9a-fA-F]{64})", Pattern.DOTALL);
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final List<String> NAMES = List.of("name", "filename", "file", "path");
  private static final String BOM = "\u00ef\u00bb\u00bf";
  private static final int SHOWN = 80;

  /// @throws IllegalArgumentException subject, found, expected; what was added before does not count
  static TheirManifest read(Path file, DiskSort into) throws IOException {
    String first;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      first = line(in, 1).orElse("");
    }
    boolean sums = GNU.matcher(first).matches() || BSD.matcher(first).matches();
    return sums ? sums(file, into) : csv(file, into);
  }

  private static TheirManifest sums(Path file, DiskSort into) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 256 * 1024)) {
      long number = 1;
      for (Optional<String> line = line(in, number); line.isPresent(); line = line(in, ++number)) {
        if (!line.get().isEmpty()) {
          sum(line.get(), number, into);
        }
      }
    }
    return new TheirManifest(false);
  }

  private static void sum(String line, long number, DiskSort into) {
    Matcher gnu = GNU.matcher(line);
    if (gnu.matches()) {
      String name = gnu.group(1).isEmpty() ? gnu.group(3) : unescaped(gnu.group(3));
      into.add(record(name, true, gnu.group(2), -1, number));
      return;
    }
    Matcher bsd = BSD.matcher(line);
    if (!bsd.matches()) {
      throw new IllegalArgumentException(
          "line "
              + number
              + ": found '"
              + shown(line)
              + "', expected 64 hexadecimal digits, two spaces and a file name");
    }
    into.add(record(bsd.group(1), true, bsd.group(2), -1, number));
  }

  /// GNU coreutils write `\\` and `\n` in a line that begins with a backslash.
  private static String unescaped(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char one = name.charAt(i);
      if (one == '\\' && i + 1 < name.length()) {
        i++;
        one =
            switch (name.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> name.charAt(i);
            };
      }
      plain.append(one);
    }
    return plain.toString();
  }

  private static TheirManifest csv(Path file, DiskSort into) throws IOException {
    try (CsvRecords records = new CsvRecords(Files.newInputStream(file))) {
      List<String> header =
          records.next().orElse(List.of()).stream()
              .map(field -> field.replace(BOM, "").strip().toLowerCase(Locale.ROOT))
              .toList();
      int sha256 = header.indexOf("sha256");
      int name =
          NAMES.stream().mapToInt(header::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
      if (sha256 < 0 || name < 0) {
        throw new IllegalArgumentException(
            "line 1: found '"
                + shown(String.join(",", header))
                + "', expected a header with the columns sha256 and name, or the lines of sha256sum");
      }
      int size = header.indexOf("size");
      int direction = header.indexOf("direction");
      // In lists of ours names are percent-encoded.
      boolean ours = String.join(",", header).equals(ManifestDays.HEADER.strip());
      for (Optional<List<String>> record = records.next();
          record.isPresent();
          record = records.next()) {
        List<String> fields = record.get();
        String named = field(fields, name);
        into.add(
            record(
                ours ? decoded(named, records.line()) : named,
                direction < 0 || isInbound(field(fields, direction), records.line()),
                field(fields, sha256),
                size < 0 ? -1 : size(field(fields, size), records.line()),
                records.line()));
      }
      return new TheirManifest(direction >= 0);
    }
  }

  private static String field(List<String> fields, int at) {
    return at < fields.size() ? fields.get(at).strip() : "";
  }

  private static boolean isInbound(String word, long line) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "inbound", "in", "sent" -> true;
      case "outbound", "out", "fetched" -> false;
      default ->
          throw new IllegalArgumentException(
              "line "
                  + line
                  + ", direction: found '"
                  + shown(word)
                  + "', expected inbound (you sent it) or outbound (it was put there for you)");
    };
  }

  private static long size(String text, long line) {
    if (text.isEmpty()) {
      return -1;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "line " + line + ", size: found '" + shown(text) + "', expected a number of bytes");
    }
    return Long.parseLong(text);
  }

  private static String decoded(String name, long line) {
    try {
      return new String(RawName.decode(name).bytes(), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException not) {
      throw new IllegalArgumentException(
          "line " + line + ", name: found '" + shown(name) + "', expected it percent-encoded", not);
    }
  }

  private static SortRecord record(
      String name, boolean inbound, String sha256, long size, long line) {
    if (!HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "line "
              + line
              + ", sha256: found '"
              + shown(sha256)
              + "', expected 64 hexadecimal digits");
    }
    byte[] last = name.substring(name.lastIndexOf('/') + 1).getBytes(StandardCharsets.ISO_8859_1);
    if (!RawName.isValid(last)) {
      throw new IllegalArgumentException(
          "line "
              + line
              + ", name: found '"
              + shown(name)
              + "', expected a file name of 1 to "
              + RawName.MAX_BYTES
              + " bytes");
    }
    return SortRecord.of(
        last, inbound, ContentDigest.ofHex(sha256.toLowerCase(Locale.ROOT)), size, line, false);
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() <= SHOWN ? printable : Excerpt.of(printable, SHOWN) + "...";
  }

  private static Optional<String> line(InputStream in, long number) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int one = in.read();
    if (one < 0) {
      return Optional.empty();
    }
    while (one >= 0 && one != '\n') {
      line.write(one);
      if (line.size() > CsvRecords.LONGEST) {
        throw new IllegalArgumentException(
            "line "
                + number
                + ": longer than "
                + CsvRecords.LONGEST
                + " bytes, expected a shorter one");
      }
      one = in.read();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    String unmarked = number == 1 && text.startsWith(BOM) ? text.substring(BOM.length()) : text;
    return Optional.of(
        unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked);
  }
}
