package org.tallystick.publication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;

/// Reads hash sidecars: a bare digest, GNU lines (`<hex>  NAME`, `<hex> *NAME`) and BSD lines (`SHA256 (NAME) = <hex>`), with the escapes of coreutils (a backslash before
/// the line; `\\`, `\n`, `\r` in the name), line ends of either kind and a byte order mark. Names are bytes.
public final class SidecarText {

  /// In bytes: a sidecar that is longer is none.
  public static final int LONGEST = 1 << 20;

  private static final int MOST_LINES = 20_000;
  private static final Pattern BARE = Pattern.compile("([0-9A-Fa-f]{32,128})");
  private static final Pattern GNU = Pattern.compile("([0-9A-Fa-f]{32,128})[ \\t]+[*]?(.+)");
  private static final Pattern BSD =
      Pattern.compile("([A-Za-z0-9-]+) ?\\((.+)\\) ?= ?([0-9A-Fa-f]{32,128})");

  private SidecarText() {}

  /// What could not be understood.
  public static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /// @throws Unreadable when any line is none of the formats, its digest is of another kind, or there is no line at all
  public static List<SidecarLine> parse(byte[] content, SidecarKind kind) throws Unreadable {
    if (content.length > LONGEST) {
      throw new Unreadable("it has " + content.length + " bytes, expected at most " + LONGEST);
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
    }
    List<SidecarLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && stripped.charAt(0) != '#' && stripped.charAt(0) != ';') {
        lines.add(line(stripped, kind, number));
      }
      if (lines.size() > MOST_LINES) {
        throw new Unreadable("it has more than " + MOST_LINES + " lines");
      }
    }
    if (lines.isEmpty()) {
      throw new Unreadable("it holds no hash");
    }
    return lines;
  }

  private static SidecarLine line(String line, SidecarKind kind, int number) throws Unreadable {
    boolean escaped = line.startsWith("\\");
    String rest = escaped ? line.substring(1) : line;
    Matcher bare = BARE.matcher(rest);
    if (bare.matches()) {
      return line(kind, Optional.empty(), bare.group(1), Optional.empty(), number);
    }
    Matcher bsd = BSD.matcher(rest);
    if (bsd.matches()) {
      return line(
          kind,
          Optional.of(bsd.group(1)),
          bsd.group(3),
          Optional.of(name(bsd.group(2), escaped, number)),
          number);
    }
    Matcher gnu = GNU.matcher(rest);
    if (gnu.matches()) {
      return line(
          kind,
          Optional.empty(),
          gnu.group(1),
          Optional.of(name(gnu.group(2), escaped, number)),
          number);
    }
    throw new Unreadable("line " + number + " is neither a digest nor a digest with a name");
  }

  private static SidecarLine line(
      SidecarKind kind, Optional<String> tag, String hex, Optional<RawName> name, int number)
      throws Unreadable {
    Optional<DigestAlgorithm> length = DigestAlgorithm.ofHexLength(hex.length());
    Optional<DigestAlgorithm> said = tag.isPresent() ? tag.flatMap(DigestAlgorithm::ofTag) : length;
    boolean agrees =
        length.isPresent()
            && said.equals(length)
            && kind.algorithm()
                .map(length.get()::equals)
                .orElse(length.get() != DigestAlgorithm.MD5);
    if (!agrees) {
      throw new Unreadable(
          "line "
              + number
              + " has a digest of "
              + hex.length()
              + " digits, expected one of "
              + kind.algorithm().map(DigestAlgorithm::label).orElse("a SHA"));
    }
    return new SidecarLine(length.get(), hex.toLowerCase(Locale.ROOT), name);
  }

  private static RawName name(String written, boolean escaped, int number) throws Unreadable {
    byte[] path =
        escaped ? unescape(written, number) : written.getBytes(StandardCharsets.ISO_8859_1);
    int from = path.length;
    while (from > 0 && path[from - 1] != '/' && (escaped || path[from - 1] != '\\')) {
      from--;
    }
    byte[] name = Arrays.copyOfRange(path, from, path.length);
    if (!RawName.isValid(name)) {
      throw new Unreadable("line " + number + " names no file");
    }
    return RawName.of(name);
  }

  private static byte[] unescape(String written, int number) throws Unreadable {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\') {
        i++;
        c =
            switch (i < written.length() ? written.charAt(i) : '?') {
              case '\\' -> '\\';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default ->
                  throw new Unreadable(
                      "line " + number + " has an escape that is not \\\\, \\n or \\r");
            };
      }
      out.write(c);
    }
    return out.toByteArray();
  }

  /// What `sha256sum` would write for one file, with its line end.
  public static byte[] gnuLine(String hex, RawName name) {
    String bytes = new String(name.bytes(), StandardCharsets.ISO_8859_1);
    String escaped = bytes.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return ((escaped.equals(bytes) ? "" : "\\") + hex + "  " + escaped + "\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
