package org.tallystick.contract.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tallystick.contract.text.JsonLexer.Kind;

/// Takes the words out of a content. Stateless; any thread.
public final class TextExtractor {

  /// How much of one content is read for the search index.
  public static final int MAX_BYTES = 10 * 1024 * 1024;

  private TextExtractor() {}

  /// Reads the first [#MAX_BYTES] of a content and says its words. The stream is not closed.
  ///
  /// @param fileName for people; only its ending is looked at, and only where the content does not say what it is
  public static Extraction extract(InputStream content, String fileName) throws IOException {
    return extract(content, fileName, MAX_BYTES);
  }

  static Extraction extract(InputStream content, String fileName, int maxBytes) throws IOException {
    return switch (Decoding.read(content, maxBytes)) {
      case NotText notText -> notText;
      case DecodedText decoded -> extract(decoded, TextKind.of(decoded.text(), fileName), fileName);
    };
  }

  private static Extracted extract(DecodedText decoded, TextKind kind, String fileName) {
    String text = decoded.text();
    Optional<String> values =
        switch (kind) {
          case XML -> XmlText.values(text, decoded.truncated());
          case JSON -> Optional.of(json(text));
          case CSV -> csv(text, fileName);
          case EDIFACT, X12 -> EdiSyntax.find(text).map(syntax -> edi(text, syntax));
          case PLAIN -> Optional.of(text);
        };
    return values
        .map(found -> new Extracted(kind, found, decoded.truncated()))
        .orElseGet(() -> new Extracted(TextKind.PLAIN, text, decoded.truncated()));
  }

  private static String json(String text) {
    StringBuilder values = new StringBuilder(text.length());
    JsonLexer tokens = new JsonLexer(text);
    for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
      if (kind == Kind.STRING) {
        values.append(tokens.stringValue()).append(' ');
      } else if (kind == Kind.LITERAL) {
        values.append(tokens.raw()).append(' ');
      }
    }
    return values.toString();
  }

  private static Optional<String> csv(String text, String fileName) {
    StringBuilder values = new StringBuilder(text.length());
    boolean read =
        CsvDialect.find(text, fileName)
            .map(dialect ->
                dialect.forEachRow(
                    text,
                    row -> {
                      values.append(String.join(" ", row)).append('\n');
                      return true;
                    }))
            .orElse(false);
    return read ? Optional.of(values.toString()) : Optional.empty();
  }

  private static String edi(String text, EdiSyntax syntax) {
    StringBuilder values = new StringBuilder(text.length());
    syntax.forEachSegment(text, segment -> values.append(syntax.values(segment)).append('\n'));
    return values.toString();
  }
}
