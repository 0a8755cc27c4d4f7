package org.tallystick.contract.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chooses the encoding (`TEXT-4`) and decodes strictly, so that a wrong choice is noticed and not papered over.
final class Decoder {

  private static final Pattern XML_DECLARATION =
      Pattern.compile(
          "\\A\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,60})[\"']");

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// More bytes above 127 than this make a text of no single-byte code page that we could guess.
  private static final double MOSTLY_HIGH = 0.4;

  private static final char REPLACEMENT = '\uFFFD';

  private Decoder() {}

  static Decoding decode(byte[] bytes, boolean cut) {
    Optional<Charset> marked = marked(bytes);
    if (marked.isPresent()) {
      return strictly(marked.get(), bytes, cut)
          .<Decoding>map(text -> new DecodedText(withoutMark(text), marked.get(), false, cut))
          .orElseGet(() ->
              new NotText("bytes that are not the " + marked.get() + " their first bytes promise"));
    }
    Optional<NotText> binary = BinarySigns.find(bytes);
    if (binary.isPresent()) {
      return binary.get();
    }
    return declared(bytes)
        .filter(charset -> !charset.equals(UTF_8))
        .flatMap(charset -> sure(charset, bytes, cut))
        .or(() -> sure(UTF_8, bytes, cut))
        .<Decoding>map(text -> text)
        .orElseGet(() -> guess(bytes, cut));
  }

  private static Optional<DecodedText> sure(Charset charset, byte[] bytes, boolean cut) {
    return strictly(charset, bytes, cut).map(text -> new DecodedText(text, charset, false, cut));
  }

  private static Decoding guess(byte[] bytes, boolean cut) {
    int high = 0;
    boolean c1 = false;
    for (byte b : bytes) {
      high += b < 0 ? 1 : 0;
      c1 |= (b & 0xE0) == 0x80;
    }
    if (high > bytes.length * MOSTLY_HIGH) {
      return new NotText("bytes of no encoding we recognise, perhaps EBCDIC or another code page");
    }
    // Latin-1 has only control characters there; Windows has letters and the euro sign.
    Charset charset = c1 ? WINDOWS_1252 : ISO_8859_1;
    return new DecodedText(new String(bytes, charset), charset, true, cut);
  }

  private static Optional<Charset> marked(byte[] b) {
    if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(UTF_8);
    }
    if (startsWith(b, 0xFE, 0xFF) || startsWith(b, 0, '<', 0, '?')) {
      return Optional.of(UTF_16BE);
    }
    if (startsWith(b, 0xFF, 0xFE) || startsWith(b, '<', 0, '?', 0)) {
      return Optional.of(UTF_16LE);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<Charset> declared(byte[] bytes) {
    Matcher declaration =
        XML_DECLARATION.matcher(new String(bytes, 0, Math.min(bytes.length, 400), ISO_8859_1));
    if (!declaration.find()) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(declaration.group(1));
      // The declaration was read byte by byte, so an encoding of two bytes a character cannot be
      // meant.
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? Optional.empty()
          : Optional.of(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(Charset charset, byte[] bytes, boolean cut) {
    // A text without replacement characters had nothing to replace; decoding it so takes a third of
    // the memory.
    String text = new String(bytes, charset);
    if (text.indexOf(REPLACEMENT) < 0) {
      return Optional.of(text);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
    // When the content was cut, its last character may be incomplete.
    CoderResult result = decoder.decode(in, out, !cut);
    if (result.isError()) {
      return Optional.empty();
    }
    return Optional.of(out.flip().toString());
  }
}
