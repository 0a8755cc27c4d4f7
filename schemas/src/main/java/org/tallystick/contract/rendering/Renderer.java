package org.tallystick.contract.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.contract.text.CsvDialect;
import org.tallystick.contract.text.DecodedText;
import org.tallystick.contract.text.Decoding;
import org.tallystick.contract.text.EdiSyntax;
import org.tallystick.contract.text.NotText;
import org.tallystick.contract.text.TextKind;
import org.tallystick.contract.text.XmlText;

/// Lays a content out for reading. Stateless; any thread.
public final class Renderer {

  public static final int MAX_BYTES = 1 << 20;

  private Renderer() {}

  /// Reads the first [#MAX_BYTES] of a content. The stream is not closed.
  ///
  /// @param fileName for people; only its ending is looked at
  /// @param size of the whole content, for the note about what is cut
  public static Rendering render(InputStream content, String fileName, long size)
      throws IOException {
    return switch (Decoding.read(content, MAX_BYTES)) {
      case NotText notText -> new NotRendered(notText.reason());
      case DecodedText decoded -> {
        List<String> notes = new ArrayList<>();
        noteCut(decoded, size, notes);
        noteGuess(decoded, notes);
        yield render(decoded, fileName.toLowerCase(Locale.ROOT), notes);
      }
    };
  }

  private static Rendering render(DecodedText decoded, String fileName, List<String> notes) {
    String text = decoded.text();
    TextKind kind = TextKind.of(text, fileName);
    return switch (kind) {
      case XML -> xml(decoded, notes);
      case JSON -> json(decoded, notes);
      case CSV -> csv(text, fileName, notes);
      case EDIFACT, X12 ->
          EdiSyntax.find(text)
              .<Rendering>map(syntax -> edi(text, syntax, notes))
              .orElseGet(() -> new RenderedText(TextKind.PLAIN, text, notes));
      case PLAIN -> new RenderedText(TextKind.PLAIN, text, notes);
    };
  }

  private static Rendering xml(DecodedText decoded, List<String> notes) {
    Optional<String> fault = decoded.truncated() ? Optional.empty() : XmlText.fault(decoded.text());
    if (fault.isPresent()) {
      return asItIs(decoded, "This is " + fault.get() + "; it is shown as it is.", notes);
    }
    Page page = new Page();
    XmlLayout.layOut(decoded.text(), page);
    return page(TextKind.XML, page, notes);
  }

  private static Rendering json(DecodedText decoded, List<String> notes) {
    Page page = new Page();
    return JsonLayout.layOut(decoded.text(), decoded.truncated(), page)
        ? page(TextKind.JSON, page, notes)
        : asItIs(decoded, "This is not well-formed JSON; it is shown as it is.", notes);
  }

  private static Rendering edi(String text, EdiSyntax syntax, List<String> notes) {
    Page page = new Page();
    // The service string advice stands before the first segment and belongs to the reader's
    // picture.
    String advice = text.substring(0, syntax.start()).strip();
    if (!advice.isEmpty()) {
      page.append(advice);
    }
    syntax.forEachSegment(text, segment -> page.line(0).append(segment + syntax.terminator()));
    return page(syntax.kind(), page, notes);
  }

  private static Rendering csv(String text, String fileName, List<String> notes) {
    FirstRows rows = new FirstRows();
    boolean read =
        CsvDialect.find(text, fileName)
            .map(dialect -> dialect.forEachRow(text, rows))
            .orElse(false);
    if (!read) {
      notes.add("This is not a table with its quotes in pairs; it is shown as it is.");
      return new RenderedText(TextKind.PLAIN, text, notes);
    }
    notes.addAll(rows.notes());
    return new RenderedTable(rows.rows(), notes);
  }

  private static RenderedText page(TextKind kind, Page page, List<String> notes) {
    if (page.isFull()) {
      notes.add("It is too long to be laid out whole; download the file for the rest.");
    }
    return new RenderedText(kind, page.text(), notes);
  }

  private static RenderedText asItIs(DecodedText decoded, String note, List<String> notes) {
    notes.add(note);
    return new RenderedText(TextKind.PLAIN, decoded.text(), notes);
  }

  private static void noteCut(DecodedText decoded, long size, List<String> notes) {
    if (decoded.truncated()) {
      notes.add(
          "The first 1 MiB of %s is shown; download the file for the rest."
              .formatted(String.format(Locale.ROOT, "%.1f MiB", size / (double) MAX_BYTES)));
    }
  }

  private static void noteGuess(DecodedText decoded, List<String> notes) {
    if (decoded.guessed()) {
      notes.add(
          "The bytes are not UTF-8 and nothing declares another encoding; read as "
              + decoded.charset().name()
              + ", some characters may be wrong.");
    }
  }
}
