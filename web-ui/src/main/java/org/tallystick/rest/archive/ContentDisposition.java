package org.tallystick.rest.archive;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The header `Content-Disposition: attachment` (RFC 6266) for a name of any kind: letters of every language in `filename*` (RFC 8187), what old programs understand
/// in `filename`, and nothing in either that could end the header or lead into another folder.
public final class ContentDisposition {

  private static final String ATTR_CHAR = "!#$&+-.^_`|~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ContentDisposition() {}

  public static String attachment(String name) {
    String plain = name.replaceAll("[/\\\\]", "_");
    return "attachment; filename=\"" + ascii(plain) + "\"; filename*=UTF-8''" + encoded(plain);
  }

  private static String ascii(String name) {
    return name.replaceAll("[^\\x20-\\x7E]|[\"%]", "_");
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || ATTR_CHAR.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        HEX.toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }
}
