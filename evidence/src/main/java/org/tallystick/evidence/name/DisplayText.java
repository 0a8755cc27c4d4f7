package org.tallystick.evidence.name;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Name bytes for people: UTF-8 where it is, `\xNN` where it is not and for control characters, so that a name never
/// breaks a line or a terminal. Not reversible; use [PercentEncoding] for that.
final class DisplayText {

  private static final HexFormat HEX = HexFormat.of();

  private DisplayText() {}

  static String of(byte[] name) {
    return isPlain(name) ? new String(name, StandardCharsets.US_ASCII) : decoded(name);
  }

  /// Whether its bytes are what people see.
  private static boolean isPlain(byte[] name) {
    for (byte b : name) {
      if (b < 0x20 || b == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(byte[] name) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(name);
    CharBuffer out = CharBuffer.allocate(name.length);
    StringBuilder text = new StringBuilder(name.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      appendDecoded(text, out.flip());
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        appendHex(text, in.get());
      }
      decoder.reset();
    }
  }

  private static void appendDecoded(StringBuilder text, CharBuffer decoded) {
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c < 0x20 || c == 0x7F) {
        appendHex(text, (byte) c);
      } else {
        text.append(c);
      }
    }
  }

  private static void appendHex(StringBuilder text, byte b) {
    HEX.toHexDigits(text.append("\\x"), b);
  }
}
